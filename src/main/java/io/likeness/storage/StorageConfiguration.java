package io.likeness.storage;

import io.likeness.common.LikenessProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The store's beans, all in the data folder. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class StorageConfiguration {

    @Bean
    FileStore fileStore(LikenessProperties properties, Clock clock) {
        return new FileStore(properties.home(), clock);
    }

    @Bean
    Thumbnails thumbnails(FileStore files, LikenessProperties properties) {
        return new Thumbnails(files, properties.home());
    }
}

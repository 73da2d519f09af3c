package io.likeness.storage;

import io.likeness.common.LikenessProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The store's beans, all in the data folder. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class StorageConfiguration {

    @Bean
    DiskSpace diskSpace(LikenessProperties properties) {
        return () -> {
            try {
                Files.createDirectories(properties.home());
                return Files.getFileStore(properties.home()).getUsableSpace();
            } catch (IOException e) {
                throw new StorageException("The disk of the data folder cannot be asked how full it is.", e);
            }
        };
    }

    @Bean
    SweptFileStore fileStore(LikenessProperties properties, Clock clock) {
        return new FolderFileStore(properties.home(), clock);
    }

    @Bean
    Thumbnails thumbnails(FileStore files, LikenessProperties properties) {
        return new Thumbnails(files, properties.home());
    }
}

package io.likeness.common;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that every feature may ask for: the clocks and the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LikenessProperties.class)
class CommonConfiguration {

    /** The system's clock in the server's own time zone, which decides when a calendar month begins. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    /** What durations are measured by. */
    @Bean
    MonotonicTime monotonicTime() {
        return System::nanoTime;
    }
}

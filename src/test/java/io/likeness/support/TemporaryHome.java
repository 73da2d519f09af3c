package io.likeness.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.util.FileSystemUtils;

/** Gives a test's studio an empty data folder, deleted with it, and an empty H2 database in memory. */
public class TemporaryHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path home = Files.createTempDirectory("likeness-test");
            TestPropertyValues.of("likeness.home=" + home).applyTo(context);
            // A test that brings its own database server keeps it.
            String url = context.getEnvironment().getProperty("spring.datasource.url", "");
            if (url.startsWith("jdbc:h2:")) {
                TestPropertyValues.of("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000")
                        .applyTo(context);
            }
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent) {
                    FileSystemUtils.deleteRecursively(home.toFile());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

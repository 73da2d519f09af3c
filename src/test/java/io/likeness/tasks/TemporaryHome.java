package io.likeness.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a test context a data folder of its own, and a tiny base model as the starter. */
class TemporaryHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path home = Files.createTempDirectory("likeness-test-");
            home.toFile().deleteOnExit();
            TestPropertyValues.of("likeness.home=" + home).applyTo(context);
            System.setProperty("likeness.starter", "src/test/resources/golden/checkpoints/sd1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

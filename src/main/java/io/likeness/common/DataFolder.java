package io.likeness.common;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code likeness.home} an absolute path, however it is set (LIKENESS_HOME, a property, a file): "data" means a folder of the working
 * directory to everyone who reads the setting, and H2, whose address is made of it, takes no other.
 */
class DataFolder implements EnvironmentPostProcessor, Ordered {

    private static final String HOME = "likeness.home";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "data folder",
                        Map.of(HOME, absolute(environment.getProperty(HOME)).toString())));
    }

    /** Of this setting; nothing, or nothing but spaces, stands for {@code ./data}. */
    static Path absolute(@Nullable String home) {
        return Path.of(home == null || home.isBlank() ? "data" : home)
                .toAbsolutePath()
                .normalize();
    }
}

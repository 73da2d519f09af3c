package io.likeness.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A data folder that is named relative to the working directory, in every form that a setting can have. */
class DataFolderTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void aFolderInTheEnvironmentNeedsNoDot() {
        assertThat(url(Map.of("LIKENESS_HOME", "data"))).isEqualTo(HERE.resolve("data/db/likeness"));
        assertThat(url(Map.of("LIKENESS_HOME", "my/Büro data"))).isEqualTo(HERE.resolve("my/Büro data/db/likeness"));
    }

    @Test
    void norDoesAnOptionOrAProperty() {
        assertThat(url(Map.of(), "--likeness.home=data")).isEqualTo(HERE.resolve("data/db/likeness"));
        assertThat(url(Map.of("LIKENESS_HOME", "other"), "--likeness.home=../there"))
                .as("an option comes before the environment")
                .isEqualTo(HERE.resolveSibling("there").resolve("db/likeness"));
    }

    @Test
    void whatIsAbsoluteAlreadyStays() {
        assertThat(url(Map.of("LIKENESS_HOME", "/srv/likeness"))).isEqualTo(Path.of("/srv/likeness/db/likeness"));
    }

    @Test
    void anEmptySettingIsNone() {
        assertThat(url(Map.of("LIKENESS_HOME", ""))).isEqualTo(HERE.resolve("data/db/likeness"));
        assertThat(url(Map.of())).isEqualTo(HERE.resolve("data/db/likeness"));
    }

    /** The folder in the address that H2 gets. */
    private static Path url(Map<String, Object> variables, String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setEnvironment(environment);
        try (var context = application.run(arguments)) {
            String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
            return Path.of(url.substring("jdbc:h2:file:".length(), url.indexOf(';')));
        }
    }
}

package io.likeness.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.likeness.LikenessApplication;
import io.likeness.common.UnusableSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database without accounts: the administrator is made, unless the data folder shows that there were accounts. */
class FirstStartTest {

    @TempDir(cleanup = CleanupMode.NEVER) // the database file is open until the JVM ends
    Path home;

    @Test
    void anEmptyDatabaseBesideAnotherStudiosFilesKeepsTheStudioFromStartingUntilToldOtherwise() throws IOException {
        Path photo = Files.createDirectories(home.resolve("files/ab/cd")).resolve("abcd");
        Files.writeString(photo, "somebody's photo");

        Throwable refusal = NestedExceptionUtils.getMostSpecificCause(
                catchThrowable(() -> start("--spring.quartz.auto-startup=false")));
        assertThat(refusal)
                .isInstanceOf(UnusableSetting.class)
                .hasMessage("The database has no accounts, but %s holds files of a studio that had some."
                        .formatted(home.resolve("files")));
        assertThat(((UnusableSetting) refusal).action())
                .contains("from a backup", "move the data folder away", "LIKENESS_START_ANEW=true");
        assertThat(photo).exists();

        try (ConfigurableApplicationContext studio = start("--likeness.admin.start-anew=true")) {
            assertThat(studio.getBean(JdbcClient.class)
                            .sql("select name from accounts")
                            .query(String.class)
                            .list())
                    .containsExactly("admin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/4b9d1d0c-6c2e-4a53-9c1b-0d5a3a1f2e77/out/model_index.json", "files/00/11/0011"})
    void aFileOfATaskOrOfTheStoreIsAnothersStudios(String file) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.createFile(home.resolve(file));

        assertThatThrownBy(() -> new LeftData(home).requireNone()).isInstanceOf(UnusableSetting.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"files/ab/cd", "tasks", "models/somebody-put-one-here", "db"})
    void foldersWithoutFilesAndWhatAnAdministratorPutsThereBeforeAreNot(String folder) throws IOException {
        Files.createDirectories(home.resolve(folder));
        Files.createFile(Files.createDirectories(home.resolve("models")).resolve("model.safetensors"));

        new LeftData(home).requireNone();
        new LeftData(home.resolve("nowhere")).requireNone();
    }

    private ConfigurableApplicationContext start(String setting) {
        return new SpringApplicationBuilder(LikenessApplication.class)
                .run(
                        "--server.port=0",
                        "--likeness.home=" + home,
                        "--spring.datasource.url=jdbc:h2:file:" + home.resolve("db/likeness"),
                        setting);
    }
}

package io.likeness.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class StartFailuresTest {

    @TempDir
    Path folder;

    @Test
    void aSecondStudioOnOneDataFolderIsToldSo() throws Exception {
        SQLException locked = new SQLException("Database may be already in use", "90020", 90020);

        FailureAnalysis words = analyze(folder, new IllegalStateException("bean", locked));

        assertThat(words.getDescription()).isEqualTo("Another studio is running on the data folder " + folder + ".");
        assertThat(words.getAction()).contains("LIKENESS_HOME");
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        FailureAnalysis words = analyze(file.resolve("home"), new SQLException("no file", "90028", 90028));

        assertThat(words.getDescription()).contains(file.resolve("home").toString(), "cannot be written");
    }

    @Test
    void anUnusableSettingSpeaksForItself() {
        FailureAnalysis words = analyze(folder, new RuntimeException(new UnusableSetting("It is wrong.", "Mend it.")));

        assertThat(words.getDescription()).isEqualTo("It is wrong.");
        assertThat(words.getAction()).isEqualTo("Mend it.");
    }

    @Test
    void aDatabaseFileOfOtherBytesIsCalledDamaged() throws Exception {
        Path file = database();
        byte[] bytes = new byte[1 << 16];
        new Random(7).nextBytes(bytes);
        Files.write(file, bytes);

        assertDamaged(file);
    }

    @Test
    void aDatabaseFileThatWasOverwrittenIsCalledDamaged() throws Exception {
        Path file = database();
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, (byte) 'x');
        Files.write(file, bytes);

        assertDamaged(file);
    }

    private void assertDamaged(Path file) {
        SQLException failure = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(url(file), "", "").close());

        FailureAnalysis words = analyze(folder, new IllegalStateException("bean", failure));

        assertThat(words.getDescription())
                .startsWith("The database file " + file + " is damaged: ")
                .doesNotContain("\n");
        assertThat(words.getAction()).contains("backup");
    }

    /** A file as the studio leaves it, with something in it. */
    private Path database() throws SQLException {
        Path file = folder.resolve("db/likeness.mv.db");
        try (var connection = DriverManager.getConnection(url(file), "", "");
                var statement = connection.createStatement()) {
            statement.execute("create table t as select x, random_uuid() u from system_range(1, 5000)");
        }
        return file;
    }

    private static String url(Path file) {
        return "jdbc:h2:file:" + file.toString().replace(".mv.db", "");
    }

    @ParameterizedTest
    @CsvSource({
        "08001, does not answer, LIKENESS_DB_HOST",
        "28P01, does not let the studio in, LIKENESS_DB_PASSWORD",
        "3D000, has no database, LIKENESS_DB_NAME",
    })
    void aDatabaseServerThatCannotBeUsedIsNamedWithoutSecrets(String state, String sentence, String setting) {
        var environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db:5432/likeness?password=secret");

        FailureAnalysis words = new StartFailures(environment)
                .analyze(new IllegalStateException(new SQLException("The server says why", state)));

        assertThat(words.getDescription())
                .contains("jdbc:postgresql://db:5432/likeness", sentence, "The server says why")
                .doesNotContain("secret");
        assertThat(words.getAction()).contains(setting);
    }

    @Test
    void otherFailuresAreLeftToOthers() {
        assertThat(failures(folder).analyze(new SQLException("bad grammar"))).isNull();
        assertThat(failures(folder).analyze(new IllegalStateException("a bug"))).isNull();
    }

    private static FailureAnalysis analyze(Path home, Throwable failure) {
        return java.util.Objects.requireNonNull(failures(home).analyze(failure));
    }

    private static StartFailures failures(Path home) {
        return new StartFailures(new MockEnvironment().withProperty("likeness.home", home.toString()));
    }
}

package io.likeness.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

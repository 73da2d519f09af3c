package io.likeness.engine.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFolderTest {

    private static final ShippedFolder WHOLE = folder("whole");

    @TempDir
    Path home;

    @Test
    void isUnpackedOnceAndFoundAgain() throws IOException {
        Path folder = WHOLE.unpack(home);

        assertThat(folder.resolve("unet/weights.txt")).hasContent("weights\n");
        assertThat(folder.resolve("model_index.json")).exists();
        var written = Files.getLastModifiedTime(folder.resolve("model_index.json"));
        assertThat(WHOLE.unpack(home)).isEqualTo(folder);
        assertThat(Files.getLastModifiedTime(folder.resolve("model_index.json")))
                .isEqualTo(written);
        assertThat(foldersIn(home)).containsExactly(folder);
    }

    @Test
    void aDamagedFolderIsUnpackedAnew() throws IOException {
        Path copy = Files.createDirectory(home.resolve("copy"));
        Path folder = copy.resolve(WHOLE.unpack(home.resolve("first")).getFileName());
        Files.createDirectories(folder.resolve("unet"));
        Files.writeString(folder.resolve("unet/weights.txt"), "wei");

        WHOLE.unpack(copy);

        assertThat(folder.resolve("unet/weights.txt")).hasContent("weights\n");
        assertThat(folder.resolve("model_index.json")).exists();
        assertThat(foldersIn(copy)).containsExactly(folder);
    }

    @Test
    void severalProcessesMayUnpackAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Path> unpack = () -> WHOLE.unpack(home);
            for (var done : threads.invokeAll(List.of(unpack, unpack, unpack, unpack))) {
                assertThat(done.get().resolve("unet/weights.txt")).exists();
            }
        }
        assertThat(foldersIn(home)).hasSize(1);
    }

    @Test
    void refusesADamagedFileByNameAndLeavesNothingBehind() throws IOException {
        assertThatThrownBy(() -> folder("damaged").unpack(home))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("model_index.json is damaged");
        assertThat(foldersIn(home)).isEmpty();
    }

    @Test
    void saysWhichResourceIsMissing() {
        assertThatThrownBy(() -> folder("nowhere").unpack(home))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("without the example")
                .hasMessageContaining("nowhere/SHA256SUMS");
    }

    private static ShippedFolder folder(String name) {
        return new ShippedFolder("/io/likeness/engine/starter/" + name + "/", "the example");
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}

package io.likeness.engine.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes folders of files over from one place to another, and removes them. */
final class FolderFiles {

    private FolderFiles() {}

    /** Puts a file at another place too, over whatever is there. A hard link costs no space; where there can be none, a copy. */
    static void link(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Path beside = to.resolveSibling("." + to.getFileName() + ".part");
        Files.deleteIfExists(beside);
        try {
            Files.createLink(beside, from.toRealPath());
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(from, beside);
        }
        // A move between two links of one file does nothing and leaves both.
        Files.deleteIfExists(to);
        Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** All files of a folder and of the folders in it; links to files count, as a model cache is made of them. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Removes a folder with all that is in it; one that is not there is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

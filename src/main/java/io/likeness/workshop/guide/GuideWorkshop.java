package io.likeness.workshop.guide;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for models and pictures that nobody needs afterwards. */
record GuideWorkshop(Path folder) implements AutoCloseable {

    static GuideWorkshop open() {
        try {
            return new GuideWorkshop(Files.createTempDirectory("likeness-guide"));
        } catch (IOException e) {
            throw BadFile.because("a temporary folder cannot be made", e);
        }
    }

    Path of(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw BadFile.because(folder + ": cannot be removed", e);
        }
    }
}

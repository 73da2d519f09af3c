package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of results that are still to be worked out: a place that cannot be written is refused before the work. */
public final class OutFolder {

    private OutFolder() {}

    /**
     * Makes the folder if need be.
     *
     * @throws BadFile if it cannot be made or written
     */
    public static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw BadFile.because(folder + ": cannot be made a folder for results", e);
        }
        if (!Files.isWritable(folder)) {
            throw new BadFile(folder + ": cannot be written; choose another out folder");
        }
    }
}

package io.likeness.workshop.bench;

import io.likeness.engine.checkpoint.AtomicFile;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * How long a fine-tuning took.
 *
 * @param seconds of all, with class images where they were not there yet; 0 if it was stopped on the way and nobody knows
 * @param stepSeconds of the optimizer's steps alone
 */
record TrainingTime(double seconds, double stepSeconds) {

    private static final String FILE = "time.json";

    /** Whether a fine-tuning in this folder came to its end. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    static TrainingTime read(Path folder) {
        JsonNode json = JsonFile.read(folder.resolve(FILE));
        return new TrainingTime(
                json.path("seconds").asDouble(), json.path("stepSeconds").asDouble());
    }

    void write(Path folder) {
        AtomicFile.write(folder.resolve(FILE), BenchFolder.JSON.writeValueAsString(this) + "\n");
    }
}

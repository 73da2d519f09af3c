package io.likeness.engine.worker;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineJson;
import io.likeness.engine.WorkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/** A spec as a JSON file: a "kind" (fine-tuning, generation, classification or conversion) and the spec's own names. */
public final class WorkFile {

    private WorkFile() {}

    /** Reads a spec; a file that is missing or holds something else is refused by name. */
    public static WorkSpec read(Path file) {
        try {
            return EngineJson.MAPPER.readValue(Files.readString(file), WorkSpec.class);
        } catch (NoSuchFileException e) {
            throw new BadFile(file + " does not exist; expected a JSON file with the work to do", e);
        } catch (IOException e) {
            throw BadFile.because(file + " cannot be read", e);
        } catch (JacksonException e) {
            throw new BadFile(file + " is not a piece of work: " + e.getOriginalMessage(), e);
        }
    }

    /** Writes a spec that {@link #read} gives back. */
    public static void write(Path file, WorkSpec spec) throws IOException {
        Files.writeString(
                file,
                EngineJson.MAPPER
                        .writerFor(WorkSpec.class)
                        .withDefaultPrettyPrinter()
                        .writeValueAsString(spec));
    }
}

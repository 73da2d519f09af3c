package io.likeness.engine.guide;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.AtomicFile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which pictures the guide has and what each shows; files are named relative to the manifest.
 *
 * @param model fingerprint of the base model that drew them
 * @param size pixels along a side
 */
public record GuideManifest(String model, int size, Forward forward, Reverse reverse, Teaching teaching, Drift drift) {

    /** Its file in the folder of the pictures. */
    public static final String FILE = "guide.json";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** One photo under more and more noise. */
    public record Forward(List<Noised> frames) {}

    /** The photo at one timestep; noise is the share of the noise in what is seen, from 0 to 1. */
    public record Noised(String file, int timestep, double noise) {}

    /** One picture from noise. */
    public record Reverse(String prompt, long seed, int steps, double guidance, List<Denoised> frames) {}

    /** What a step begins with, and the picture that the model then believes to be behind it. */
    public record Denoised(int step, String noisy, String believed) {}

    /** A training on photos of one subject. */
    public record Teaching(String identifier, String classNoun, int steps, List<String> photos, List<Lesson> lessons) {}

    /** The same prompt and seed before, during and after the training. */
    public record Lesson(String prompt, long seed, List<Taught> frames) {}

    /** A picture after some steps of training. */
    public record Taught(int step, String file) {}

    /** The class before training, after training on photos alone, and after training with class images beside them. */
    public record Drift(
            String prompt,
            List<Long> seeds,
            int steps,
            int classImages,
            List<String> before,
            List<String> without,
            List<String> with) {}

    /** Reads a manifest. */
    public static GuideManifest read(InputStream json) {
        return MAPPER.readValue(json, GuideManifest.class);
    }

    /** Reads the manifest of a folder of pictures. */
    public static GuideManifest read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return MAPPER.readValue(file.toFile(), GuideManifest.class);
        } catch (JacksonException e) {
            throw new BadFile(file + ": is no manifest of the guide: " + e.getOriginalMessage(), e);
        }
    }

    public void write(Path folder) {
        AtomicFile.write(folder.resolve(FILE), part -> Files.writeString(part, MAPPER.writeValueAsString(this) + "\n"));
    }
}

package io.likeness.cli;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.NoiseSchedulerName;
import io.likeness.engine.image.PictureParameters;
import io.likeness.engine.image.PngFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * The settings that a picture carries, in the words of this program's options.
 *
 * @param parameters as AUTOMATIC1111 and its peers write them
 */
record PictureSettingsText(PictureParameters parameters) {

    static boolean isPicture(Path path) {
        return Files.isRegularFile(path)
                && path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    /** @throws BadFile if the file is no PNG, or carries no settings */
    static PictureSettingsText of(Path picture) {
        return PngFile.parameters(picture)
                .flatMap(PictureParameters::parse)
                .map(PictureSettingsText::new)
                .orElseThrow(() -> new BadFile(picture
                        + ": carries no settings of a drawing in its text 'parameters', where they are expected"));
    }

    void print(Path picture, PrintWriter out) {
        out.printf("%s%n", picture);
        lines().forEach((key, value) -> {
            if (!value.isEmpty()) {
                out.printf("%-16s %s%n", key, value);
            }
        });
        out.flush();
    }

    private SequencedMap<String, String> lines() {
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        lines.put("prompt", parameters.prompt());
        lines.put("negative prompt", parameters.negativePrompt() == null ? "" : parameters.negativePrompt());
        lines.put("steps", Integer.toString(parameters.steps()));
        lines.put("noise scheduler", noiseScheduler());
        lines.put("guidance", Double.toString(parameters.guidance()));
        lines.put(
                "guidance rescale",
                parameters.guidanceRescale() == 0 ? "" : Double.toString(parameters.guidanceRescale()));
        lines.put("seed", parameters.seed() < 0 ? "" : Long.toString(parameters.seed()));
        lines.put("size", parameters.width() == 0 ? "" : parameters.width() + "x" + parameters.height());
        lines.put("strength", parameters.strength() == null ? "" : Double.toString(parameters.strength()));
        lines.put("model", parameters.model());
        lines.put("model hash", parameters.modelHash());
        return lines;
    }

    private String noiseScheduler() {
        return parameters
                .noiseScheduler()
                .map(NoiseSchedulerName::key)
                .orElseGet(() -> parameters.sampler().isEmpty() ? "" : "none here is \"" + parameters.sampler() + "\"");
    }
}

package io.likeness.engine.pipeline;

import io.likeness.engine.EngineEvent.ImageWritten;
import io.likeness.engine.EngineListener;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.GenerationSpec.InitImage;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.image.PictureParameters;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.image.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a spec in its out folder, each with the settings that made it.
 *
 * @param sampler the noise scheduler's name as other programs write it
 * @param tags what stands behind every prompt for adapters
 * @param modelHash of the model, as other programs compute it
 * @param listener hears of every picture
 */
record PictureFolder(
        GenerationSpec spec, String sampler, String tags, Supplier<String> modelHash, EngineListener listener) {

    /** The pictures to draw, by index; those that an earlier run left are told of once more. */
    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < spec.pictures().size(); i++) {
            if (spec.resume() && Files.exists(spec.out().resolve(name(i)))) {
                tell(i);
            } else {
                missing.add(i);
            }
        }
        return missing;
    }

    void write(int index, RgbImage drawn) {
        PngFile.write(
                spec.out().resolve(name(index)),
                drawn,
                parameters(spec.pictures().get(index), drawn));
        tell(index);
    }

    private void tell(int index) {
        Picture picture = spec.pictures().get(index);
        listener.on(new ImageWritten(index, spec.pictures().size(), name(index), picture.prompt(), picture.seed()));
    }

    private static Path name(int index) {
        return Path.of(String.format(Locale.ROOT, "image-%04d.png", index));
    }

    private String parameters(Picture picture, RgbImage drawn) {
        return new PictureParameters(
                        picture.prompt() + tags,
                        picture.negativePrompt(),
                        spec.steps(),
                        sampler,
                        spec.guidance(),
                        picture.seed(),
                        drawn.width(),
                        drawn.height(),
                        modelHash.get(),
                        modelName(),
                        strength(),
                        spec.guidanceRescale())
                .format();
    }

    private String modelName() {
        return spec.modelName() != null
                ? spec.modelName()
                : String.valueOf(spec.model().toAbsolutePath().normalize().getFileName());
    }

    private @Nullable Double strength() {
        InitImage image = spec.initImage();
        return image == null ? null : image.strength();
    }
}

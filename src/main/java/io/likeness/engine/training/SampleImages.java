package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineEvent.SampleWritten;
import io.likeness.engine.EngineListener;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.image.PngFile;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextToImage;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Pictures of the model in training, from the same seeds every time, so that what changes is the model. */
final class SampleImages {

    private static final int STEPS = 20;

    private final FineTuningSpec spec;
    private final EngineListener listener;
    private final TextToImage textToImage;
    private final List<Picture> pictures;

    SampleImages(FineTuningSpec spec, StableDiffusion model, EngineListener listener) {
        this.spec = spec;
        this.listener = listener;
        double guidance = ModelDefaults.of(spec.baseModel()).guidance();
        this.textToImage = new TextToImage(model, model.noiseScheduler(null), STEPS, guidance);
        this.pictures = IntStream.range(0, spec.samplePrompts().size())
                .mapToObj(i -> new Picture(spec.samplePrompts().get(i), null, spec.seed() + i))
                .toList();
    }

    /** Draws them after a step; those that a stop cuts short are left out. */
    void draw(int step) {
        int size = textToImage.model().size();
        for (int i = 0; i < pictures.size(); i++) {
            try (Scope s = Scope.inference(spec.precision())) {
                List<Picture> one = List.of(pictures.get(i));
                NDArray noise = textToImage.noise(s, one, size, size);
                Optional<NDArray> latents = textToImage.denoise(s, one, noise, (_, _, _) -> !listener.stopRequested());
                if (latents.isEmpty()) {
                    return;
                }
                Path file = Path.of("samples", String.format(Locale.ROOT, "step-%06d-%d.png", step, i));
                String prompt = pictures.get(i).prompt();
                PngFile.write(spec.out().resolve(file), textToImage.picture(s, latents.get(), 0), prompt);
                listener.on(new SampleWritten(step, i, prompt, file));
            }
        }
    }
}

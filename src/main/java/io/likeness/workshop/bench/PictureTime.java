package io.likeness.workshop.bench;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextToImage;
import io.likeness.engine.tensor.Scope;
import io.likeness.workshop.bench.BenchSettings.Sampling;
import java.util.List;

/** How long a person waits for one picture. */
final class PictureTime {

    private static final int STEPS_OF_GOAL = 20;
    private static final int TRIES = 3;
    private static final double MOST_SECONDS = 2;

    private PictureTime() {}

    /** The quickest of a few: whatever else the machine does only makes it longer. */
    static Row row(StableDiffusion model, Sampling sampling) {
        TextToImage drawing = new TextToImage(model, model.noiseScheduler(null), sampling.steps(), sampling.guidance());
        double seconds = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            draw(drawing, sampling);
            seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
        }
        Goal goal = sampling.steps() == STEPS_OF_GOAL ? Goal.atMost(MOST_SECONDS) : null;
        return Row.of("a picture of %d steps alone, in seconds".formatted(sampling.steps()), seconds, goal);
    }

    private static void draw(TextToImage drawing, Sampling sampling) {
        List<Picture> one = List.of(new Picture("a photo of a dog", null, 0));
        int size = drawing.model().size();
        try (Scope s = Scope.inference(sampling.precision())) {
            NDArray noise = drawing.noise(s, one, size, size);
            NDArray latents = drawing.denoise(s, one, noise, (_, _, _) -> true).orElseThrow();
            drawing.picture(s, latents, 0);
        }
    }
}

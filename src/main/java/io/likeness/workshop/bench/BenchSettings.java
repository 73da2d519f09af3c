package io.likeness.workshop.bench;

import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.Precision;
import io.likeness.engine.pipeline.TextToImage;
import io.likeness.engine.training.FineTuningCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a bench scores, how much of it and how.
 *
 * @param model diffusers folder of the base model
 * @param referee folder of who judges
 * @param parts what is scored
 * @param amounts how much of each
 * @param sampling how pictures are drawn
 * @param cores pictures are drawn on so many side by side, and a fine-tuning spreads over them
 * @param fineTuning how subjects are taught
 * @param out where pictures and report go; pictures that lie there are not drawn again
 */
public record BenchSettings(
        Path model,
        Path referee,
        Set<Part> parts,
        Amounts amounts,
        Sampling sampling,
        int cores,
        FineTuningPreset fineTuning,
        Path out) {

    /** A piece of the bench that makes sense alone. */
    public enum Part {
        /** Who judges the others: is it right about pictures whose truth is known? */
        REFEREE,
        /** The base model, asked for scenes like those it learned. */
        BASE,
        /** Fine-tunings on subjects that it never saw. */
        DREAMBOOTH
    }

    /**
     * How much is scored.
     *
     * @param scenes that the referee is examined on
     * @param prompts of the base model
     * @param subjects that DreamBooth teaches
     * @param seeds fine-tunings of each subject
     */
    public record Amounts(int scenes, int prompts, int subjects, int seeds) {

        public Amounts {
            atLeastOne("scenes", scenes);
            atLeastOne("prompts", prompts);
            atLeastOne("subjects", subjects);
            atLeastOne("seeds", seeds);
        }
    }

    /**
     * How pictures are drawn.
     *
     * @param steps denoising steps
     * @param guidance classifier-free guidance scale
     * @param batch pictures in one forward pass
     */
    public record Sampling(int steps, double guidance, int batch, Precision precision) {}

    public BenchSettings {
        parts = Set.copyOf(parts);
        atLeastOne("batch", sampling.batch());
        atLeastOne("cores", cores);
        // Out remembers how its pictures were made: it must not remember what nothing can be made with.
        TextToImage.check(sampling.steps(), sampling.guidance());
        FineTuningCheck.ranges(fineTuning.spec(model, List.of(), "sks", "dog", 0, out));
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new BadSetting("%s %d: expected at least 1".formatted(name, value));
        }
    }
}

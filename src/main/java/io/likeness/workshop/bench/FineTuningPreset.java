package io.likeness.workshop.bench;

import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingMethod;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How every subject of a bench is fine-tuned; {@link FineTuningSpec} says what each value means.
 *
 * @param priorPreservation null trains without class images
 * @param sampleEvery steps between sample images; 0 draws none
 */
public record FineTuningPreset(
        TrainingMethod method,
        boolean trainTextEncoder,
        @Nullable PriorPreservation priorPreservation,
        int steps,
        double learningRate,
        int batchSize,
        int gradientAccumulation,
        int sampleEvery,
        Precision precision) {

    /** A fine-tuning with these settings, which goes on where it was stopped; no checkpoint but the last. */
    FineTuningSpec spec(Path baseModel, List<Path> photos, String identifier, String noun, long seed, Path out) {
        return new FineTuningSpec(
                baseModel,
                null,
                photos,
                identifier,
                noun,
                method,
                trainTextEncoder,
                priorPreservation,
                steps,
                learningRate,
                batchSize,
                gradientAccumulation,
                0,
                sampleEvery,
                FineTuningSpec.defaultSamplePrompts(identifier, noun),
                seed,
                precision,
                true,
                out);
    }
}

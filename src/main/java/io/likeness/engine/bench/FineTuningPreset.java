package io.likeness.engine.bench;

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
 */
public record FineTuningPreset(
        TrainingMethod method,
        boolean trainTextEncoder,
        @Nullable PriorPreservation priorPreservation,
        int steps,
        double learningRate,
        int batchSize,
        int gradientAccumulation,
        Precision precision) {

    /** The word that means the subject. */
    static final String IDENTIFIER = "sks";

    /** A fine-tuning with these settings, which goes on where it was stopped; no samples, and no checkpoint but the last. */
    FineTuningSpec spec(Path baseModel, List<Path> photos, String noun, long seed, Path out) {
        return new FineTuningSpec(
                baseModel,
                null,
                photos,
                IDENTIFIER,
                noun,
                method,
                trainTextEncoder,
                priorPreservation,
                steps,
                learningRate,
                batchSize,
                gradientAccumulation,
                0,
                0,
                List.of(),
                seed,
                precision,
                true,
                out);
    }
}

package io.likeness.cli;

import static java.util.Objects.requireNonNullElse;

import io.likeness.engine.TrainingMethod;
import io.likeness.engine.presets.ModelDefaults;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a fine-tuning goes; where nothing is said, what suits the model's size is taken. */
final class TrainingOptions {

    @Option(names = "--steps", paramLabel = "N", description = "Optimizer steps.")
    private @Nullable Integer steps;

    @Option(names = "--learning-rate", paramLabel = "X", description = "AdamW's rate.")
    private @Nullable Double learningRate;

    @Option(names = "--batch-size", paramLabel = "N", description = "Photos a step.")
    private @Nullable Integer batchSize;

    @Option(
            names = "--gradient-accumulation",
            paramLabel = "N",
            description = "Batches summed before each optimizer step.")
    private @Nullable Integer gradientAccumulation;

    @Option(
            names = "--train-text-encoder",
            negatable = true,
            description = "Trains the text encoder beside the UNet, or does not.")
    private @Nullable Boolean trainTextEncoder;

    int steps(ModelDefaults defaults) {
        return requireNonNullElse(steps, defaults.steps());
    }

    double learningRate(ModelDefaults defaults, TrainingMethod method) {
        return requireNonNullElse(learningRate, defaults.learningRate(method));
    }

    int batchSize(ModelDefaults defaults) {
        return requireNonNullElse(batchSize, defaults.batchSize());
    }

    int gradientAccumulation(ModelDefaults defaults) {
        return requireNonNullElse(gradientAccumulation, defaults.gradientAccumulation());
    }

    boolean trainTextEncoder(ModelDefaults defaults, TrainingMethod method) {
        return requireNonNullElse(trainTextEncoder, defaults.trainTextEncoder(method));
    }
}

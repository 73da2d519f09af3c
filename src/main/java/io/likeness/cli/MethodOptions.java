package io.likeness.cli;

import static java.util.Objects.requireNonNullElse;

import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.presets.ModelDefaults;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a fine-tuning changes the whole model or learns an adapter beside it. */
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class MethodOptions {

    private enum Name {
        FULL,
        LORA
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--method",
            paramLabel = "full|lora",
            defaultValue = "full",
            description = "Trains the whole model, or a small adapter beside it (default ${DEFAULT-VALUE}).")
    private Name name;

    @Option(names = "--rank", paramLabel = "N", description = "Inner width of the adapter; with --method lora.")
    private @Nullable Integer rank;

    @Option(
            names = "--alpha",
            paramLabel = "X",
            description = "The adapter's output is multiplied by alpha / rank; with --method lora.")
    private @Nullable Double alpha;

    /** The method, with what suits the model where nothing is said; an alpha of the rank leaves the adapter's output as it is. */
    TrainingMethod method(ModelDefaults defaults) {
        if (name == Name.FULL) {
            requireNoneOfLora();
            return new FullFineTuning();
        }
        int width = requireNonNullElse(rank, defaults.lora().rank());
        double usual = rank == null ? defaults.lora().alpha() : width;
        return new Lora(width, requireNonNullElse(alpha, usual));
    }

    private void requireNoneOfLora() {
        if (rank != null || alpha != null) {
            throw new ParameterException(
                    command.commandLine(), "--rank and --alpha only mean something with --method lora");
        }
    }
}

package io.likeness.cli;

import io.likeness.engine.Precision;
import io.likeness.engine.worker.DiffusionEngine;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that computes with a model asks for. */
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class ModelOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR|starter",
            description = "A diffusers folder, or the built-in starter model.")
    private String model;

    @Option(
            names = "--precision",
            paramLabel = "fp32|bf16",
            defaultValue = "fp32",
            description = "Number format of the computation (default ${DEFAULT-VALUE}).")
    private Precision precision;

    /** The model's folder; the starter is unpacked where it is not there yet. */
    Path folder() {
        return Home.model(model);
    }

    /** What it is called: the built-in one by its word, another as its folder. */
    String name() {
        return model.equals("starter")
                ? model
                : String.valueOf(Path.of(model).toAbsolutePath().normalize().getFileName());
    }

    /** What to compute in; a choice that makes everything slower is followed, but not in silence. */
    Precision precision() {
        if (!DiffusionEngine.isFast(precision)) {
            command.commandLine()
                    .getErr()
                    .println(
                            "This processor has no instructions for bf16 and computes it many times slower than fp32.");
        }
        return precision;
    }
}

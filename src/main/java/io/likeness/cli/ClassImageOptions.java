package io.likeness.cli;

import static java.util.Objects.requireNonNullElse;

import io.likeness.engine.PriorPreservation;
import io.likeness.engine.presets.ModelDefaults;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that only mean something together with prior preservation. */
@SuppressWarnings("NullAway.Init") // picocli sets the command
final class ClassImageOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--class-images",
            paramLabel = "N",
            description = "How many class images; made by the base model and kept for the next time.")
    private @Nullable Integer count;

    @Option(names = "--prior-weight", paramLabel = "X", description = "Weight of the class images' loss.")
    private @Nullable Double weight;

    /**
     * The settings, if the prior is preserved; what is left out is what suits the model.
     *
     * @throws ParameterException if it is not, and yet one of these was given
     */
    @Nullable
    PriorPreservation priorPreservation(boolean preserved, ModelDefaults defaults) {
        if (preserved) {
            return new PriorPreservation(
                    requireNonNullElse(count, defaults.classImages()),
                    requireNonNullElse(weight, defaults.priorWeight()),
                    Home.folder().resolve("class-images"));
        }
        if (count != null || weight != null) {
            throw new ParameterException(
                    command.commandLine(),
                    (count != null ? "--class-images" : "--prior-weight")
                            + " means nothing without --prior-preservation: add that, or leave it out");
        }
        return null;
    }
}

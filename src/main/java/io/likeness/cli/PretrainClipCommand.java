package io.likeness.cli;

import io.likeness.workshop.pretraining.ClipSettings;
import io.likeness.workshop.pretraining.ClipTraining;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the tiny CLIP of the illustrated world; it goes on from its last checkpoint when started again. */
@Command(
        name = "clip",
        description = "Trains a tiny CLIP on the illustrated world; out/model is its folder in transformers' layout.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class PretrainClipCommand implements Callable<Integer> {

    @Mixin
    private PretrainCommand.Settings settings;

    @Option(
            names = "--model",
            defaultValue = "config/starter/clip",
            paramLabel = "DIR",
            description = "Configurations of the model (${DEFAULT-VALUE}).")
    private Path model;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        ClipSettings values = settings.read(ClipSettings.class);
        return PretrainCommand.train(command, settings.out, () -> new ClipTraining(values, model, settings.out));
    }
}

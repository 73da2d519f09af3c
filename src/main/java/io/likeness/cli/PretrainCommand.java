package io.likeness.cli;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.vae.VaeConfig;
import io.likeness.engine.worker.StopSignal;
import io.likeness.workshop.pretraining.AutoencoderSettings;
import io.likeness.workshop.pretraining.AutoencoderTraining;
import io.likeness.workshop.pretraining.Beginning;
import io.likeness.workshop.pretraining.DiffusionSettings;
import io.likeness.workshop.pretraining.DiffusionTraining;
import io.likeness.workshop.pretraining.Pretraining;
import io.likeness.workshop.pretraining.RefereeSettings;
import io.likeness.workshop.pretraining.RefereeTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains the starter model and its referee from nothing; all trainings go on from their last checkpoint when started again. */
@Command(
        name = "pretrain",
        description =
                "Trains a small base model from nothing on the illustrated world: first autoencoder, then diffusion; or the referee, or the tiny CLIP.",
        subcommands = PretrainClipCommand.class,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class PretrainCommand {

    @Spec
    private CommandSpec command;

    /** Subjects of each class that the referee is examined on: 1,024 pictures in all. */
    private static final int EXAMINED = 16;

    /** What every training takes. */
    static class Settings {
        @Option(
                names = "--config",
                required = true,
                paramLabel = "FILE",
                description = "Settings, such as config/starter/diffusion.yml.")
        Path config;

        @Option(names = "--out", required = true, paramLabel = "DIR", description = "Receives checkpoints and results.")
        Path out;

        <T> T read(Class<T> type) {
            try {
                Files.createDirectories(out);
            } catch (IOException e) {
                throw BadFile.because(out + ": cannot be made a folder for results", e);
            }
            return SettingsFile.read(config, type);
        }
    }

    /** What the trainings of the base model's parts take. */
    static final class Common extends Settings {
        @Option(
                names = "--model",
                defaultValue = "config/starter/model",
                paramLabel = "DIR",
                description = "Configurations of the model, a diffusers folder without weights (${DEFAULT-VALUE}).")
        Path model;

        @Option(
                names = "--start-from",
                paramLabel = "DIR|starter",
                description = "Begin with the weights of this diffusers folder, not at random.")
        @Nullable
        String startFrom;

        Beginning beginning() {
            return new Beginning(Optional.ofNullable(startFrom).map(Home::model));
        }
    }

    @Command(name = "autoencoder", description = "Trains the autoencoder.", mixinStandardHelpOptions = true)
    int autoencoder(@Mixin Common common) {
        AutoencoderSettings settings = common.read(AutoencoderSettings.class);
        VaeConfig config = VaeConfig.read(common.model.resolve("vae/config.json"));
        return train(
                command, common.out, () -> new AutoencoderTraining(settings, config, common.beginning(), common.out));
    }

    @Command(
            name = "diffusion",
            description =
                    "Trains UNet and text encoder on the autoencoder's latents; out/model is the diffusers folder.",
            mixinStandardHelpOptions = true)
    int diffusion(
            @Mixin Common common,
            @Option(
                            names = "--autoencoder",
                            paramLabel = "DIR",
                            description = "The autoencoder's out folder; without it that of --start-from.")
                    @Nullable
                    Path autoencoder,
            @Option(names = "--steps", paramLabel = "N", description = "Last step, in place of the settings'.")
                    @Nullable
                    Integer steps,
            @Option(
                            names = "--decay-from",
                            paramLabel = "N",
                            description = "Step from which the rate falls, in place of the settings'.")
                    @Nullable
                    Integer decayFrom) {
        DiffusionSettings settings = common.read(DiffusionSettings.class).ending(steps, decayFrom);
        Beginning beginning = common.beginning();
        Path latents = Optional.ofNullable(autoencoder)
                .or(beginning::model)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "Say where the autoencoder is: --autoencoder or --start-from."));
        return train(
                command,
                common.out,
                () -> new DiffusionTraining(settings, common.model, beginning, latents, common.out));
    }

    @Command(
            name = "referee",
            description = "Trains the referee, which tells what pictures of the illustrated world show.",
            mixinStandardHelpOptions = true)
    int referee(@Mixin Settings settings) {
        RefereeSettings values = settings.read(RefereeSettings.class);
        return train(command, settings.out, () -> new RefereeTraining(values, EXAMINED, settings.out));
    }

    /** Runs a training to its end, or until it is stopped; answers the exit status. */
    static int train(CommandSpec command, Path out, Supplier<Pretraining> beginning) {
        try (var stop = StopSignal.install();
                var progress =
                        new TerminalProgress(out, 0, command.commandLine().getOut(), stop);
                Pretraining training = beginning.get()) {
            training.run(progress);
            return progress.stopRequested() ? CommandLineMain.STOPPED : 0;
        }
    }
}

package io.likeness.cli;

import static java.util.Objects.requireNonNullElse;

import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.worker.StopSignal;
import io.likeness.workshop.guide.GuideMontages;
import io.likeness.workshop.guide.GuidePictures;
import io.likeness.workshop.guide.GuideSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the pictures that explain the method: noise, the way back from it, a new word, and drift. */
@Command(
        name = "guide-pictures",
        description = "Makes the pictures of the guide with a base model: noise step by step, a picture from noise, a"
                + " training, and drift.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class GuidePicturesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Option(
            names = "--model",
            paramLabel = "DIR|starter",
            defaultValue = "starter",
            description = "A diffusers folder, or the built-in starter model (default).")
    private String model;

    @Option(
            names = "--subject",
            paramLabel = "S",
            defaultValue = "8",
            description = "Seed of the dog that the model is taught (default ${DEFAULT-VALUE}).")
    private long subject;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "3",
            description = "Seed of the first picture; the others count on from it (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--steps", paramLabel = "N", description = "Optimizer steps of each of the two trainings.")
    private @Nullable Integer steps;

    @Option(names = "--denoising-steps", paramLabel = "N", description = "Steps of each picture.")
    private @Nullable Integer denoisingSteps;

    @Option(names = "--class-images", paramLabel = "N", description = "Class images of prior preservation.")
    private @Nullable Integer classImages;

    @Option(names = "--montages", paramLabel = "DIR", description = "Also lays them out on four sheets, for documents.")
    private @Nullable Path montages;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the pictures and guide.json.")
    private Path out;

    @Override
    public Integer call() {
        try (var stop = StopSignal.install();
                var progress =
                        new TerminalProgress(out, 0, command.commandLine().getOut(), stop)) {
            if (!GuidePictures.run(settings(), progress)) {
                return CommandLineMain.STOPPED;
            }
        }
        if (montages != null) {
            GuideMontages.write(out, montages);
        }
        return 0;
    }

    private GuideSettings settings() {
        Path folder = Home.model(model);
        ModelDefaults defaults = ModelDefaults.of(folder);
        return new GuideSettings(
                folder,
                out,
                subject,
                seed,
                requireNonNullElse(steps, defaults.steps()),
                requireNonNullElse(denoisingSteps, defaults.denoisingSteps()),
                requireNonNullElse(classImages, defaults.classImages()));
    }
}

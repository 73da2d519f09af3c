package io.likeness.cli;

import static java.util.Objects.requireNonNullElse;

import io.likeness.engine.TrainingMethod;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.worker.StopSignal;
import io.likeness.workshop.bench.BenchReport;
import io.likeness.workshop.bench.BenchSettings;
import io.likeness.workshop.bench.BenchSettings.Amounts;
import io.likeness.workshop.bench.BenchSettings.Part;
import io.likeness.workshop.bench.BenchSettings.Sampling;
import io.likeness.workshop.bench.FineTuningPreset;
import io.likeness.workshop.bench.StarterBench;
import io.likeness.workshop.referee.Referee;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores a base model of the illustrated world and DreamBooth on it; its last words are a table of all figures. */
@Command(
        name = "starter",
        description = {
            "Scores a base model of the illustrated world, and DreamBooth on subjects that it never saw. The referee says what each"
                    + " picture shows; beside each figure stands what the world's own pictures get, what is left of it behind the"
                    + " model's autoencoder, what pictures get that ignore their prompts, and the goal.",
            "The referee itself is examined first, on scenes that it never saw; what it is wrong about too often to judge stands above"
                    + " the table.",
            "Writes report.md, report.json (report-base.md and so on where --parts names some) and sheets/. Started again with the same --out it goes on where it was stopped, and"
                    + " judges pictures that are there without drawing them anew, by another referee too."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class BenchStarterCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--referee",
            paramLabel = "DIR|shipped",
            defaultValue = "shipped",
            description = "Who judges: a folder, or the built-in one (default).")
    private String referee;

    @Option(
            names = "--parts",
            paramLabel = "referee,base,dreambooth",
            split = ",",
            defaultValue = "referee,base,dreambooth",
            description = "What to score (default ${DEFAULT-VALUE}).")
    private Set<Part> parts;

    @Option(
            names = "--scenes",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Scenes that the referee is examined on (default ${DEFAULT-VALUE}).")
    private int scenes;

    @Option(
            names = "--prompts",
            paramLabel = "N",
            defaultValue = "512",
            description = "Captions for the base model (default ${DEFAULT-VALUE}).")
    private int prompts;

    @Option(
            names = "--subjects",
            paramLabel = "N",
            defaultValue = "8",
            description = "Subjects for DreamBooth, every other one living (default ${DEFAULT-VALUE}).")
    private int subjects;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Fine-tunings of each subject (default ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--guidance",
            paramLabel = "X",
            description = "Classifier-free guidance of all pictures (default: what suits the model's size).")
    private @Nullable Double guidance;

    @Option(
            names = "--denoising-steps",
            paramLabel = "N",
            description = "Steps of each picture (default: what the Studio takes).")
    private @Nullable Integer denoisingSteps;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "8",
            description = "Pictures drawn at once by each core (default ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "Cores to use (default: all); 1 where other work needs the rest.")
    private @Nullable Integer cores;

    @Mixin
    private MethodOptions method;

    @Mixin
    private TrainingOptions training;

    @Option(
            names = "--prior-preservation",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Trains class images beside the photos (default), or does not.")
    private boolean priorPreservation;

    @Mixin
    private ClassImageOptions classImages;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Receives pictures and report.")
    private Path out;

    @Override
    public Integer call() {
        BenchSettings settings = settings();
        var lines = command.commandLine().getOut();
        try (var stop = StopSignal.install();
                var progress = new TerminalProgress(out, 0, lines, stop)) {
            Optional<BenchReport> report = StarterBench.run(settings, progress);
            report.ifPresent(found -> lines.print(found.summary()));
            lines.flush();
            return report.isPresent() ? 0 : CommandLineMain.STOPPED;
        }
    }

    private BenchSettings settings() {
        Path folder = model.folder();
        ModelDefaults defaults = ModelDefaults.of(folder);
        return new BenchSettings(
                folder,
                referee.equals("shipped") ? Referee.shipped(Home.folder()) : Path.of(referee),
                parts,
                new Amounts(scenes, prompts, subjects, seeds),
                new Sampling(
                        requireNonNullElse(denoisingSteps, defaults.denoisingSteps()),
                        requireNonNullElse(guidance, defaults.guidance()),
                        batch,
                        model.precision()),
                cores(),
                preset(defaults),
                out);
    }

    /** More threads than cores wait for each other, and a slip of the finger brings the machine to a halt. */
    private int cores() {
        int there = Runtime.getRuntime().availableProcessors();
        int wanted = requireNonNullElse(cores, there);
        if (wanted > there) {
            throw new ParameterException(
                    command.commandLine(), "--cores %d: this machine has %d".formatted(wanted, there));
        }
        return wanted;
    }

    private FineTuningPreset preset(ModelDefaults defaults) {
        TrainingMethod chosen = method.method(defaults);
        return new FineTuningPreset(
                chosen,
                training.trainTextEncoder(defaults, chosen),
                classImages.priorPreservation(priorPreservation, defaults),
                training.steps(defaults),
                training.learningRate(defaults, chosen),
                training.batchSize(defaults),
                training.gradientAccumulation(defaults),
                defaults.sampleEvery(),
                model.precision());
    }
}

package io.likeness.cli;

import static java.util.Objects.requireNonNullElse;

import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.tokenizer.PromptReading;
import io.likeness.engine.worker.DiffusionEngine;
import io.likeness.engine.worker.StopSignal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fine-tunes a base model on a few photos of one subject (DreamBooth). */
@Command(
        name = "finetune",
        description =
                "Teaches a base model a subject from 3 to 5 photos (DreamBooth). Where no setting is given, what suits"
                        + " the model's size is taken.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the required options
final class FinetuneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOptions model;

    @Option(names = "--photos", required = true, paramLabel = "DIR", description = "Folder with the subject's photos.")
    private Path photos;

    @Option(
            names = "--class-noun",
            required = true,
            paramLabel = "N",
            description = "The coarse class, such as dog or \"stuffed animal\".")
    private String classNoun;

    @Option(
            names = "--identifier",
            paramLabel = "V",
            defaultValue = "sks",
            description = "The rare word that will mean the subject (default ${DEFAULT-VALUE}).")
    private String identifier;

    @Mixin
    private MethodOptions method;

    @Mixin
    private TrainingOptions training;

    @Option(
            names = "--prior-preservation",
            description = "Trains class images beside the photos, so that the class stays what it is.")
    private boolean priorPreservation;

    @Mixin
    private ClassImageOptions classImages;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Steps between checkpoints; 0 writes only the last.")
    private @Nullable Integer checkpointEvery;

    @Option(names = "--sample-every", paramLabel = "N", description = "Steps between sample pictures; 0 writes none.")
    private @Nullable Integer sampleEvery;

    @Option(
            names = "--sample-prompt",
            paramLabel = "T",
            description = "Prompt of a sample picture; may be given several times.")
    private @Nullable List<String> samplePrompts;

    @Option(names = "--resume", description = "Goes on from the last checkpoint in the out folder.")
    private boolean resume;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "Drives data order, noise and timesteps (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Becomes a diffusers folder that generate --model takes.")
    private Path out;

    @Override
    public Integer call() {
        FineTuningSpec spec = spec();
        try (var stop = StopSignal.install();
                var progress =
                        new TerminalProgress(out, 0, command.commandLine().getOut(), stop)) {
            if (!DiffusionEngine.run(spec, progress)) {
                return CommandLineMain.STOPPED;
            }
        }
        command.commandLine().getOut().println(whatNext());
        return 0;
    }

    private String whatNext() {
        String subject = identifier + " " + classNoun;
        return """
                In prompts "%s" now means your subject. To draw it:
                java -jar likeness.jar generate --model %s --prompt "a photo of a %s on the beach" --out pictures""".formatted(subject, out, subject);
    }

    private void sayIfSeveralTokens(Path folder) {
        PromptReading.of(folder).several(identifier).ifPresent(words -> {
            command.commandLine().getOut().println(words + "; rare-words lists words that are one.");
            command.commandLine().getOut().flush();
        });
    }

    private FineTuningSpec spec() {
        Path folder = model.folder();
        sayIfSeveralTokens(folder);
        List<Path> pictures = PhotoFolder.photos(photos, command.commandLine().getErr());
        ModelDefaults defaults = ModelDefaults.of(folder);
        TrainingMethod chosen = method.method(defaults);
        return new FineTuningSpec(
                folder,
                null,
                pictures,
                identifier,
                classNoun,
                chosen,
                training.trainTextEncoder(defaults, chosen),
                classImages.priorPreservation(priorPreservation, defaults),
                training.steps(defaults),
                training.learningRate(defaults, chosen),
                training.batchSize(defaults),
                training.gradientAccumulation(defaults),
                requireNonNullElse(checkpointEvery, defaults.checkpointEvery()),
                requireNonNullElse(sampleEvery, defaults.sampleEvery()),
                requireNonNullElse(samplePrompts, FineTuningSpec.defaultSamplePrompts(identifier, classNoun)),
                seed,
                model.precision(),
                resume,
                out);
    }
}

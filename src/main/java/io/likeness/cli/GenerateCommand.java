package io.likeness.cli;

import static java.util.Objects.requireNonNullElse;

import io.likeness.engine.DrawingRanges;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.GenerationSpec.InitImage;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.NoiseSchedulerName;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.worker.DiffusionEngine;
import io.likeness.engine.worker.StopSignal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws pictures from a prompt. */
@Command(name = "generate", description = "Draws pictures from a prompt.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the required options
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOptions model;

    @Option(names = "--prompt", required = true, paramLabel = "T", description = "What to draw.")
    private String prompt;

    @Option(
            names = "--negative-prompt",
            paramLabel = "T",
            description = "What to steer away from; \"\" is a text without words, which SDXL tells from none.")
    private @Nullable String negativePrompt;

    @Option(
            names = "--noise-scheduler",
            paramLabel = "NAME",
            completionCandidates = NoiseSchedulerKeys.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: the model's own).")
    private @Nullable String noiseScheduler;

    @Option(
            names = "--adapter",
            paramLabel = "FILE[:weight]",
            converter = AdapterOption.class,
            description =
                    "An adapter to draw with (LoRA, LoHa, LoKr, an embedding), and its strength (default 1, may be below"
                            + " 0); may be given several times.")
    private List<Adapter> adapters = List.of();

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Denoising steps (default: what suits the model's size).")
    private @Nullable Integer steps;

    @Option(
            names = "--guidance",
            paramLabel = "X",
            description = "Classifier-free guidance; 1 switches it off (default: what suits the model's size).")
    private @Nullable Double guidance;

    @Option(
            names = "--guidance-rescale",
            paramLabel = "X",
            defaultValue = "0",
            description = "Takes back this share, 0 to 1, of the contrast that guidance adds;"
                    + " 0.7 suits models trained to zero terminal SNR (default: ${DEFAULT-VALUE}).")
    private double guidanceRescale;

    @Option(names = "--width", paramLabel = "W", description = "Pixels (default: the model's own size).")
    private @Nullable Integer width;

    @Option(names = "--height", paramLabel = "H", description = "Pixels (default: the model's own size).")
    private @Nullable Integer height;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "Seed of the first picture; the next take S+1, S+2 ...")
    private long seed;

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "How many pictures.")
    private int count;

    @Option(
            names = "--initial-latents",
            paramLabel = "F.safetensors",
            description = "Unit normal noise (N, C, H/f, W/f), tensor \"latents\".")
    private @Nullable Path initialLatents;

    @ArgGroup(exclusive = false)
    private @Nullable InitImageOptions initImage;

    @Option(
            names = "--save-latents",
            paramLabel = "F.safetensors",
            description = "Writes the last latents, tensor \"latents\".")
    private @Nullable Path saveLatents;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the pictures.")
    private Path out;

    @Override
    public Integer call() {
        GenerationSpec spec = spec();
        var out = command.commandLine().getOut();
        try (var stop = StopSignal.install();
                var progress = new TerminalProgress(spec.out(), count, out, stop)) {
            return DiffusionEngine.run(spec, progress) ? 0 : CommandLineMain.STOPPED;
        }
    }

    private GenerationSpec spec() {
        Path folder = model.folder();
        ModelDefaults defaults = ModelDefaults.of(folder);
        return new GenerationSpec(
                folder,
                adapters,
                pictures(),
                noiseScheduler,
                requireNonNullElse(steps, defaults.denoisingSteps()),
                requireNonNullElse(guidance, defaults.guidance()),
                guidanceRescale,
                side("--width", width),
                side("--height", height),
                model.precision(),
                initialLatents,
                initImage == null ? null : new InitImage(initImage.file, initImage.strength),
                saveLatents,
                false,
                out,
                model.name());
    }

    /** A spec's 0 is the model's own size; a person's is a mistake. */
    private static int side(String name, @Nullable Integer pixels) {
        if (pixels == null) {
            return 0;
        }
        DrawingRanges.side(name, pixels);
        return pixels;
    }

    /** The names for the help. */
    static final class NoiseSchedulerKeys implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return NoiseSchedulerName.keys().iterator();
        }
    }

    /** A picture to begin with; a strength without one is refused. */
    static final class InitImageOptions {

        @Option(
                names = "--init-image",
                required = true,
                paramLabel = "F",
                description = "A picture to begin with: JPEG, PNG or WebP, resized to cover the new picture's size,"
                        + " what sticks out cut off evenly.")
        private Path file;

        @Option(
                names = "--strength",
                paramLabel = "X",
                defaultValue = "0.8",
                description =
                        "How much of the --init-image is drawn anew, above 0 up to 1 (default: ${DEFAULT-VALUE}).")
        private double strength;
    }

    private List<Picture> pictures() {
        DrawingRanges.count("--count", count);
        return IntStream.range(0, count)
                .mapToObj(i -> new Picture(prompt, negativePrompt, seed + i))
                .toList();
    }
}

package io.likeness.cli;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.ConversionSpec.Numbers;
import io.likeness.engine.PredictionType;
import io.likeness.engine.export.ExportCertificate;
import io.likeness.engine.worker.DiffusionEngine;
import io.likeness.engine.worker.StopSignal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Writes a model or an adapter in another layout, and says which programs find all that they need in it. */
@Command(
        name = "convert",
        description = "Writes a model or an adapter in another layout; nothing is overwritten.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class ConvertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "IN", description = "A diffusers folder, a single file or a LoRA file.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "The folder, or the .safetensors file, to write.")
    private Path out;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "diffusers|single-file|kohya|peft",
            converter = LayoutName.class,
            description = "The layout: a folder or one file for a whole model; kohya's or PEFT's names for an adapter.")
    private Layout to;

    @Option(
            names = "--dtype",
            paramLabel = "fp16|bf16|fp32",
            description = "Number format of the written tensors (default: each tensor's own).")
    private @Nullable Numbers numbers;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description =
                    "A diffusers model of the same architecture: a single file takes its configurations and tokenizers.")
    private @Nullable Path config;

    @Option(
            names = "--tokenizer",
            paramLabel = "DIR",
            description = "A folder with vocab.json and merges.txt, or tokenizer.json, for a single file.")
    private @Nullable Path tokenizer;

    @Option(
            names = "--prediction-type",
            paramLabel = "epsilon|v_prediction",
            description = "What a single file predicts that does not say so.")
    private @Nullable PredictionType prediction;

    @Option(
            names = "--vae",
            paramLabel = "PATH",
            description =
                    "The autoencoder for a single file without one, or in place of its own: a diffusers model, its"
                            + " folder vae, or a .safetensors file.")
    private @Nullable Path vae;

    @Override
    public Integer call() {
        var output = command.commandLine().getOut();
        try (var stop = StopSignal.install();
                var progress = new TerminalProgress(out, 0, output, stop)) {
            ConversionSpec spec = new ConversionSpec(in, out, to, numbers, config, tokenizer, prediction, vae);
            if (!DiffusionEngine.run(spec, progress)) {
                return CommandLineMain.STOPPED;
            }
        }
        output.println(out);
        ExportCertificate.of(out).lines().forEach(output::println);
        output.flush();
        return 0;
    }

    /** A layout as one types it. */
    static final class LayoutName implements ITypeConverter<Layout> {
        @Override
        public Layout convert(String name) {
            for (Layout layout : Layout.values()) {
                if (layout.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                    return layout;
                }
            }
            throw new TypeConversionException(
                    "'%s' is no layout; expected diffusers, single-file, kohya or peft".formatted(name));
        }
    }
}

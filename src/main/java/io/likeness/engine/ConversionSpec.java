package io.likeness.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A model or an adapter to be written in another layout.
 *
 * @param in a diffusers folder, a single-file checkpoint or an adapter file
 * @param out the folder or file to write, which must not exist
 * @param to the layout
 * @param numbers the floating-point type to write; null keeps each tensor's own
 * @param config a diffusers folder of the same architecture, whose configurations and tokenizers a single file takes; null derives the
 *     configurations from the tensors' shapes
 * @param tokenizer a folder with vocab.json and merges.txt, or tokenizer.json, for a single file; null takes those of config
 * @param prediction what the model predicts, for a single file that does not say it; null asks the file
 * @param vae for a single file without an autoencoder, or in place of its own: a diffusers model of the family, a folder of an
 *     autoencoder or a file of one; null takes the file's own, or one that lies beside it
 */
public record ConversionSpec(
        Path in,
        Path out,
        Layout to,
        @Nullable Numbers numbers,
        @Nullable Path config,
        @Nullable Path tokenizer,
        @Nullable PredictionType prediction,
        @Nullable Path vae)
        implements WorkSpec {

    /** With the autoencoder that the file holds. */
    public ConversionSpec(
            Path in,
            Path out,
            Layout to,
            @Nullable Numbers numbers,
            @Nullable Path config,
            @Nullable Path tokenizer,
            @Nullable PredictionType prediction) {
        this(in, out, to, numbers, config, tokenizer, prediction, null);
    }

    /** A layout as it is, with nothing to help. */
    public ConversionSpec(Path in, Path out, Layout to) {
        this(in, out, to, null, null, null, null);
    }

    @Override
    public boolean needsDevice() {
        return false;
    }

    /** The layouts that are written. */
    public enum Layout {
        /** A folder for each network, of diffusers. */
        DIFFUSERS,
        /** One file for a whole model, of the original code. */
        SINGLE_FILE,
        /** An adapter under kohya's flat names, which every program reads. */
        KOHYA,
        /** An adapter under PEFT's names. */
        PEFT
    }

    /** The floating-point types that are written. */
    public enum Numbers {
        FP16,
        BF16,
        FP32
    }
}

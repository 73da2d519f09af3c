package io.likeness.engine.pipeline;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.text.ClipTextConfig;
import io.likeness.engine.tokenizer.ClipTokenizer;
import io.likeness.engine.unet.UNetConfig;
import io.likeness.engine.vae.VaeConfig;
import java.nio.file.Path;

/** Whether the parts of a model fit each other; if not, its first picture would fail in the middle of a network. */
final class PartsFit {

    private PartsFit() {}

    /**
     * Compares the configurations.
     *
     * @throws BadFile naming the file and key that do not fit, such as a UNet for inpainting, which takes nine channels
     */
    static void require(
            DiffusersFolder files, ClipTokenizer tokenizer, ClipTextConfig text, UNetConfig unet, VaeConfig vae) {
        Path unetFile = files.config("unet");
        equal(
                unetFile,
                "in_channels",
                unet.inChannels(),
                "the autoencoder has %d latent channels",
                vae.latentChannels());
        equal(
                unetFile,
                "out_channels",
                unet.outChannels(),
                "the autoencoder has %d latent channels",
                vae.latentChannels());
        equal(unetFile, "cross_attention_dim", unet.contextWidth(), "the text encoder's width is %d", text.width());
        equal(files.config("vae"), "in_channels", vae.inChannels(), "a picture has %d channels", 3);
        equal(files.config("vae"), "out_channels", vae.outChannels(), "a picture has %d channels", 3);
        Path textFile = files.config("text_encoder");
        atLeast(textFile, "vocab_size", text.vocabulary(), "tokenizer/vocab.json has %d tokens", tokenizer.size());
        atLeast(
                textFile,
                "max_position_embeddings",
                text.positions(),
                "the tokenizer's texts have %d tokens",
                tokenizer.length());
    }

    private static void equal(Path file, String key, int found, String because, int expected) {
        if (found != expected) {
            throw bad(file, key, found, because, expected);
        }
    }

    private static void atLeast(Path file, String key, int found, String because, int least) {
        if (found < least) {
            throw bad(file, key, found, because, least);
        }
    }

    private static BadFile bad(Path file, String key, int found, String because, int expected) {
        return new BadFile("%s: '%s' is %d, but %s".formatted(file, key, found, because.formatted(expected)));
    }
}

package io.likeness.engine.pipeline;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.tokenizer.ClipTokenizer;
import io.likeness.engine.unet.ExtraChannels;
import io.likeness.engine.unet.TextTime;
import io.likeness.engine.unet.UNetConfig;
import io.likeness.engine.vae.VaeConfig;
import java.nio.file.Path;
import java.util.List;

/** Whether the parts of a model fit each other; if not, its first picture would fail in the middle of a network. */
final class PartsFit {

    private PartsFit() {}

    /**
     * Compares the configurations.
     *
     * @throws BadFile naming the file and key that do not fit, such as a UNet for inpainting, which takes nine channels
     */
    static void require(DiffusersFolder files, List<TextEncoderPlan> texts, UNetConfig unet, VaeConfig vae) {
        Path unetFile = files.config("unet");
        if (unet.inChannels() > vae.latentChannels()) {
            throw new BadFile("%s: 'in_channels' is %d, but the autoencoder has %d latent channels: this is %s"
                    .formatted(
                            unetFile,
                            unet.inChannels(),
                            vae.latentChannels(),
                            ExtraChannels.words(unet.inChannels(), vae.latentChannels())));
        }
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
        int width = texts.stream().mapToInt(text -> text.config().width()).sum();
        equal(unetFile, "cross_attention_dim", unet.contextWidth(), "the text embeddings' width is %d", width);
        pooled(files, texts.getLast(), unet);
        equal(files.config("vae"), "in_channels", vae.inChannels(), "a picture has %d channels", 3);
        equal(files.config("vae"), "out_channels", vae.outChannels(), "a picture has %d channels", 3);
        texts.forEach(text -> tokens(files, text));
        texts.forEach(text -> sameLength(files, text, texts.getFirst()));
    }

    /** Embeddings are joined word by word. */
    private static void sameLength(DiffusersFolder files, TextEncoderPlan text, TextEncoderPlan first) {
        Path file = files.path().resolve(text.place().tokenizer()).resolve("tokenizer_config.json");
        int expected = first.tokenizer().length();
        equal(file, "model_max_length", text.tokenizer().length(), "that of the first tokenizer is %d", expected);
    }

    private static void tokens(DiffusersFolder files, TextEncoderPlan text) {
        Path file = files.config(text.place().part());
        String vocabulary = "the tokenizer in " + text.place().tokenizer() + " has %d tokens";
        ClipTokenizer tokenizer = text.tokenizer();
        atLeast(file, "vocab_size", text.config().vocabulary(), vocabulary, tokenizer.size());
        atLeast(
                file,
                "max_position_embeddings",
                text.config().positions(),
                "the tokenizer's texts have %d tokens",
                tokenizer.length());
    }

    /** Only SDXL's UNet is told the pooled text, and must be. */
    private static void pooled(DiffusersFolder files, TextEncoderPlan last, UNetConfig unet) {
        TextTime added = unet.added();
        if (PipelineKind.of(files).pooled != (added != null)) {
            throw new BadFile("%s: 'addition_embed_type' is %s, but %s names the pipeline %s"
                    .formatted(
                            files.config("unet"),
                            added == null ? "absent" : "text_time",
                            DiffusersFolder.INDEX,
                            files.pipeline()));
        }
        if (added != null) {
            Path file = files.config(last.place().part());
            int width = last.config().projection();
            equal(file, "projection_dim", width, "the UNet takes pooled texts of width %d", added.textWidth());
        }
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

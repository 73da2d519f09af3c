package io.likeness.workshop.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.starter.ShippedFolder;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.text.ClipTextConfig;
import io.likeness.engine.text.ClipTextModel;
import io.likeness.engine.tokenizer.ClipTokenizer;
import io.likeness.engine.unet.UNet2DConditionModel;
import io.likeness.engine.unet.UNetConfig;
import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.engine.vae.VaeConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedStarterTest {

    @TempDir
    Path home;

    private Path starter;

    @BeforeEach
    void unpack() {
        starter = new ShippedFolder("/starter/", "the starter model").unpack(home);
    }

    @Test
    void allThreeNetworksFitTheirConfigurations() {
        try (Scope s = Scope.open()) {
            var textEncoder = new ClipTextModel(
                    Weights.of(file("text_encoder/model.safetensors"), s),
                    ClipTextConfig.read(starter.resolve("text_encoder/config.json")));
            var unet = new UNet2DConditionModel(
                    Weights.of(file("unet/diffusion_pytorch_model.safetensors"), s),
                    UNetConfig.read(starter.resolve("unet/config.json")));
            var autoencoder = new AutoencoderKL(
                    Weights.of(file("vae/diffusion_pytorch_model.safetensors"), s),
                    VaeConfig.read(starter.resolve("vae/config.json")));

            assertThat(unet.config().inChannels())
                    .isEqualTo(autoencoder.config().latentChannels());
            assertThat(unet.config().contextWidth())
                    .isEqualTo(textEncoder.config().width());
            assertThat(unet.config().sampleSize() * autoencoder.config().factor())
                    .isEqualTo(autoencoder.config().sampleSize());
        }
    }

    @Test
    void itsTokenizerKnowsEveryRareWordAndClassAsWholeWords() {
        ClipTokenizer tokenizer = ClipTokenizer.read(starter.resolve("tokenizer"));

        assertThat(Captions.RARE_WORDS)
                .allSatisfy(word -> assertThat(tokenizer.tokens(word)).hasSize(3));
        for (SubjectClass kind : SubjectClass.values()) {
            for (String word : kind.noun().split(" ")) {
                assertThat(tokenizer.tokens(word)).as(word).hasSize(3);
            }
        }
    }

    private SafetensorsFile file(String name) {
        return SafetensorsFile.open(starter.resolve(name));
    }
}

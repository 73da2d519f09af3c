package io.likeness.engine.checkpoint.ldm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.golden.GoldenFolder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single files that diffusers' scripts wrote, against the folders that they were made of. */
class SingleFileTest {

    private static final Path CHECKPOINTS = GoldenFolder.given().resolve("checkpoints");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2", "sdxl"})
    void everyTensorIsThatOfTheFolderItWasMadeOf(String model) {
        SingleFile file = SingleFile.open(CHECKPOINTS.resolve("single-file/" + model + ".safetensors"));
        DiffusersFolder original = DiffusersFolder.read(CHECKPOINTS.resolve(model));
        assertThat(file.report().unknown()).isEmpty();
        assertThat(file.report().notNeeded()).isEmpty();
        file.parts().forEach((part, tensors) -> {
            Map<String, StoredTensor> wide = new TreeMap<>();
            tensors.forEach((name, tensor) -> wide.put(name, tensor.as(TensorType.F32)));
            StoredTensors.assertSame(
                    wide, StoredTensors.of(original.weights(part).getFirst()));
        });
    }

    @ParameterizedTest
    @CsvSource({"sd1, STABLE_DIFFUSION_1, 600", "sd2, STABLE_DIFFUSION_2, 768", "sdxl, STABLE_DIFFUSION_XL, 903"})
    void theFamilyIsToldByTheNames(String model, LdmFamily family, int keys) {
        SingleFile file = SingleFile.open(CHECKPOINTS.resolve("single-file/" + model + ".safetensors"));
        assertThat(file.family()).isEqualTo(family);
        assertThat(file.report().lines()).containsExactly(keys + " of " + keys + " keys matched");
    }

    @Test
    void whatPublishedFilesCarryBesideWeightsIsNamedWithTheReason() {
        Path file = withExtras(
                "sd2",
                "model_ema.diffusion_modelinput_blocks00weight",
                "betas",
                "alphas_cumprod",
                "cond_stage_model.model.logit_scale",
                "cond_stage_model.model.text_projection",
                "cond_stage_model.model.transformer.resblocks.23.ln_1.weight");
        SingleFile read = SingleFile.open(file);
        assertThat(read.report().matched()).isEqualTo(768);
        assertThat(read.report().notNeeded()).hasSize(6);
        assertThat(read.report().unknown()).isEmpty();
        assertThat(read.report().lines())
                .contains(
                        "known, not needed (the text encoder's last layer, before which Stable Diffusion 2.x listens):"
                                + " cond_stage_model.model.transformer.resblocks.23.ln_1.weight");
    }

    @Test
    void whatHasNoPlaceIsNamed() {
        Path file = withExtras("sd1", "model.diffusion_model.input_blocks.1.0.in_layers.7.weight", "strange");
        assertThat(SingleFile.open(file).report().unknown())
                .containsExactlyInAnyOrder("model.diffusion_model.input_blocks.1.0.in_layers.7.weight", "strange");
    }

    @Test
    void aFileWithoutItsAutoencoderIsRefused() {
        Path file = folder.resolve("part.safetensors");
        new SafetensorsWriter()
                .add("model.diffusion_model.input_blocks.0.0.weight", new float[1], 1)
                .add("cond_stage_model.transformer.text_model.final_layer_norm.weight", new float[1], 1)
                .write(file);
        assertThatThrownBy(() -> SingleFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("has no tensors of the vae, expected names that begin with first_stage_model.");
    }

    @ParameterizedTest
    @CsvSource({
        "model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight, is a model of Stable Diffusion 3",
        "double_blocks.0.img_attn.proj.weight, is a model of FLUX",
        "model_ema.diffusion_modelout2bias, holds the averaged (EMA) weights of a UNet alone",
        "model.diffusion_model.input_blocks.0.0.weight, holds a UNet alone"
    })
    void whatIsNoModelOfTheseFamiliesIsCalledByItsName(String tensor, String words) {
        Path file = folder.resolve("other.safetensors");
        new SafetensorsWriter()
                .add(tensor, new float[1], 1)
                .add("text_encoders.clip_l.x", new float[1], 1)
                .write(file);
        assertThatThrownBy(() -> SingleFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(words);
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        Path adapter = GoldenFolder.given().resolve("lora/sd1_alpha4_kohya.safetensors");
        assertThatThrownBy(() -> SingleFile.open(adapter))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("is no single-file checkpoint");
    }

    private Path withExtras(String model, String... extras) {
        SafetensorsFile sound = SafetensorsFile.open(CHECKPOINTS.resolve("single-file/" + model + ".safetensors"));
        SafetensorsWriter writer = new SafetensorsWriter();
        StoredTensors.of(sound).forEach((name, tensor) -> writer.add(name, tensor));
        for (String extra : extras) {
            writer.add(extra, TensorType.F16, new long[] {1}, () -> ByteBuffer.allocate(2));
        }
        Path file = folder.resolve(model + ".safetensors");
        writer.write(file);
        return file;
    }
}

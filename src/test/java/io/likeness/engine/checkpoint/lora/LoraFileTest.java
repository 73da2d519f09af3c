package io.likeness.engine.checkpoint.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.golden.GoldenFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Adapter files of every layout, by the layers that they name. */
class LoraFileTest {

    private static final Path LORA = GoldenFolder.given().resolve("lora");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "sd1_alpha4_kohya, KOHYA, false, 4",
        "sd1_alpha4_diffusers, DIFFUSERS, false, 4",
        "sd1_alpha4_peft, PEFT, false, 4",
        "sd1_alpha8_kohya, KOHYA, false, 8",
        "sd1_alpha8_diffusers_metadata, PEFT, false, 8",
        "sdxl_alpha4_kohya, KOHYA, true, 4",
        "sdxl_alpha4_peft, PEFT, true, 4",
        "sdxl_alpha8_kohya_diffusers_names, KOHYA, true, 8"
    })
    void everyLayoutNamesTheSameLayersAndMatrices(String file, LoraFormat format, boolean xl, double alpha) {
        LoraFile read = open(file);
        assertThat(read.format()).isEqualTo(format);
        assertThat(read.xl()).isEqualTo(xl);
        assertThat(read.layers())
                .isNotEmpty()
                .allSatisfy(layer -> assertThat(layer.alpha()).isEqualTo(alpha));
        assertThat(read.report().unknown()).isEmpty();
        LoraFile peft = open(file.substring(0, file.indexOf('_')) + "_alpha4_peft");
        StoredTensors.assertSame(matrices(read), matrices(peft));
    }

    @Test
    void theMagnitudesOfDoraAreThere() {
        assertThat(open("sd1_dora_alpha4_peft").layers())
                .isNotEmpty()
                .allSatisfy(layer -> assertThat(layer.magnitude()).isNotNull());
    }

    @ParameterizedTest
    @CsvSource({
        "lora_unet_down_blocks_0_resnets_0_time_emb_proj, UNET, down_blocks.0.resnets.0.time_emb_proj",
        "lora_unet_mid_block_attentions_0_proj_in, UNET, mid_block.attentions.0.proj_in",
        "lora_unet_up_blocks_1_attentions_2_transformer_blocks_0_ff_net_0_proj, UNET,"
                + " up_blocks.1.attentions.2.transformer_blocks.0.ff.net.0.proj",
        "lora_unet_input_blocks_4_1_proj_out, UNET, down_blocks.1.attentions.0.proj_out",
        "lora_unet_output_blocks_2_2_conv, UNET, up_blocks.0.upsamplers.0.conv",
        "lora_unet_input_blocks_1_0_in_layers_2, UNET, down_blocks.0.resnets.0.conv1",
        "lora_te_text_model_encoder_layers_11_mlp_fc1, TEXT_ENCODER, text_model.encoder.layers.11.mlp.fc1",
        "lora_te2_text_model_encoder_layers_3_self_attn_out_proj, TEXT_ENCODER_2,"
                + " text_model.encoder.layers.3.self_attn.out_proj",
        "unet.mid_block.attentions.0.transformer_blocks.0.attn1.processor.to_q, UNET,"
                + " mid_block.attentions.0.transformer_blocks.0.attn1.to_q",
        "base_model.model.down_blocks.0.attentions.0.proj_in, UNET, down_blocks.0.attentions.0.proj_in",
        "text_encoder.encoder.layers.0.mlp.fc2, TEXT_ENCODER, text_model.encoder.layers.0.mlp.fc2"
    })
    void aLayersNameLeadsToItsPlace(String layer, AdaptedNetwork network, String path) {
        assertThat(LayerPlace.of(layer)).contains(new LayerPlace(network, path));
    }

    @Test
    void attentionProcessorsOfEarlyDiffusersAreRead() {
        Path file = write(Map.of(
                "unet.mid_block.attentions.0.transformer_blocks.0.attn1.processor.to_out_lora.down.weight",
                new long[] {2, 3},
                "unet.mid_block.attentions.0.transformer_blocks.0.attn1.processor.to_out_lora.up.weight",
                new long[] {3, 2}));
        assertThat(LoraFile.open(file).layers())
                .singleElement()
                .satisfies(layer -> assertThat(layer.path())
                        .isEqualTo("mid_block.attentions.0.transformer_blocks.0.attn1.to_out.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lora_unet_mid_block_attentions_0_proj_in.hada_w1_a",
                "lora_unet_mid_block_attentions_0_proj_in.lokr_w1",
                "lora_unet_mid_block_attentions_0_proj_in.diff",
                "lora_unet_mid_block_resnets_0_conv1.lora_mid.weight"
            })
    void otherKindsOfAdaptersAreRefusedByName(String tensor) {
        Path file = write(Map.of(tensor, new long[] {2, 2}));
        assertThatThrownBy(() -> LoraFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(tensor)
                .hasMessageContaining("which this engine does not have; it reads LoRA and DoRA");
    }

    @Test
    void aMatrixWithoutItsPartnerIsNamed() {
        Path file = write(Map.of("lora_unet_mid_block_attentions_0_proj_in.lora_down.weight", new long[] {2, 3}));
        assertThatThrownBy(() -> LoraFile.open(file))
                .hasMessageContaining("layer 'lora_unet_mid_block_attentions_0_proj_in' has no up matrix");
    }

    @Test
    void matricesThatDoNotMeetInARankAreNamed() {
        Path file = write(Map.of(
                "unet.conv_in.lora_A.weight", new long[] {2, 3},
                "unet.conv_in.lora_B.weight", new long[] {3, 4}));
        assertThatThrownBy(() -> LoraFile.open(file)).hasMessageContaining("they do not meet in a rank");
    }

    @Test
    void aModelIsNoAdapter() {
        Path model = GoldenFolder.given().resolve("checkpoints/single-file/sd1.safetensors");
        assertThatThrownBy(() -> LoraFile.open(model))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("is no LoRA file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd1_alpha4_kohya", "sd1_alpha8_kohya", "sdxl_alpha4_kohya"})
    void kohyasFileIsWrittenToTheBit(String file) {
        LoraFile read = open(file);
        Path again = folder.resolve("again.safetensors");
        KohyaNames names = read.xl() ? KohyaNames.STABLE_DIFFUSION_XL : KohyaNames.STABLE_DIFFUSION;
        LoraWriting.kohya(read.layers(), names).write(again);
        StoredTensors.assertSame(
                StoredTensors.of(SafetensorsFile.open(again)),
                StoredTensors.of(SafetensorsFile.open(LORA.resolve(file + ".safetensors"))));
    }

    private static LoraFile open(String name) {
        return LoraFile.open(LORA.resolve(name + ".safetensors"));
    }

    private static Map<String, StoredTensor> matrices(LoraFile file) {
        Map<String, StoredTensor> matrices = new TreeMap<>();
        for (LoraLayer layer : file.layers()) {
            matrices.put(
                    layer.network() + "/" + layer.path() + "/down", layer.down().as(TensorType.F32));
            matrices.put(
                    layer.network() + "/" + layer.path() + "/up", layer.up().as(TensorType.F32));
        }
        return matrices;
    }

    private Path write(Map<String, long[]> shapes) {
        SafetensorsWriter writer = new SafetensorsWriter();
        shapes.forEach((name, shape) -> writer.add(name, new float[(int) (shape[0] * shape[1])], shape));
        Path file = folder.resolve("x.safetensors");
        writer.write(file);
        return file;
    }
}

package io.likeness.engine.checkpoint.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.StoredTensors;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.golden.GoldenFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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
        assertThat(read.family() == LdmFamily.STABLE_DIFFUSION_XL).isEqualTo(xl);
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
        "text_encoder.encoder.layers.0.mlp.fc2, TEXT_ENCODER, text_model.encoder.layers.0.mlp.fc2",
        "lycoris_down_blocks_0_attentions_0_proj_in, UNET, down_blocks.0.attentions.0.proj_in",
        "lycoris_unet_mid_block_attentions_0_proj_in, UNET, mid_block.attentions.0.proj_in",
        "lycoris_te1_text_model_encoder_layers_0_mlp_fc1, TEXT_ENCODER, text_model.encoder.layers.0.mlp.fc1",
        "lycoris_text_encoder_2_encoder_layers_0_mlp_fc1, TEXT_ENCODER_2, text_model.encoder.layers.0.mlp.fc1",
        "lora_unet.down_blocks.0.attentions.0.proj_in, UNET, down_blocks.0.attentions.0.proj_in",
        "lora_te1.text_model.encoder.layers.0.mlp.fc1, TEXT_ENCODER, text_model.encoder.layers.0.mlp.fc1",
        "lora_te2.text_model.encoder.layers.0.mlp.fc1, TEXT_ENCODER_2, text_model.encoder.layers.0.mlp.fc1",
        "diffusion_model.down_blocks.0.attentions.0.proj_in, UNET, down_blocks.0.attentions.0.proj_in",
        "diffusion_model.input_blocks.4.1.proj_in, UNET, down_blocks.1.attentions.0.proj_in",
        "diffusion_model.output_blocks.2.1.conv, UNET, up_blocks.0.upsamplers.0.conv",
        "diffusion_model.output_blocks.11.1.proj_out, UNET, up_blocks.3.attentions.2.proj_out",
        "model.diffusion_model.middle_block.1.proj_in, UNET, mid_block.attentions.0.proj_in",
        "diffusion_model.time_embed.0, UNET, time_embedding.linear_1",
        "diffusion_model.out.2, UNET, conv_out",
        "unet.base_model.model.mid_block.attentions.0.proj_in, UNET, mid_block.attentions.0.proj_in",
        "base_model.model.unet.mid_block.attentions.0.proj_in, UNET, mid_block.attentions.0.proj_in",
        "unet._orig_mod.mid_block.attentions.0.proj_in, UNET, mid_block.attentions.0.proj_in",
        "text_encoders.clip_l.transformer.text_model.encoder.layers.0.mlp.fc1, TEXT_ENCODER,"
                + " text_model.encoder.layers.0.mlp.fc1",
        "text_encoders.clip_g.transformer.text_model.encoder.layers.0.mlp.fc1, TEXT_ENCODER_2,"
                + " text_model.encoder.layers.0.mlp.fc1",
        "text_encoders.clip_h.transformer.text_model.encoder.layers.0.mlp.fc1, TEXT_ENCODER,"
                + " text_model.encoder.layers.0.mlp.fc1",
        "clip_l.text_model.encoder.layers.0.mlp.fc1, TEXT_ENCODER, text_model.encoder.layers.0.mlp.fc1",
        "clip_g.transformer.text_model.encoder.layers.0.mlp.fc1, TEXT_ENCODER_2,"
                + " text_model.encoder.layers.0.mlp.fc1",
        "cond_stage_model.transformer.text_model.encoder.layers.0.mlp.fc1, TEXT_ENCODER,"
                + " text_model.encoder.layers.0.mlp.fc1",
        "text_encoder.text_model.encoder.layers.0.self_attn.to_q, TEXT_ENCODER,"
                + " text_model.encoder.layers.0.self_attn.q_proj",
        "text_encoder.text_model.encoder.layers.0.self_attn.v_proj.to_v, TEXT_ENCODER,"
                + " text_model.encoder.layers.0.self_attn.v_proj",
        "text_encoder_2.text_model.encoder.layers.0.self_attn.out_proj.to_out, TEXT_ENCODER_2,"
                + " text_model.encoder.layers.0.self_attn.out_proj"
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
                "a GLoRA file; lora_unet_mid_block_attentions_0_proj_in.a1.weight",
                "a GLoRA file; lora_te_text_model_encoder_layers_0_mlp_fc1.b2.weight",
                "an OFT file; lora_unet_mid_block_attentions_0_proj_in.oft_blocks",
                "an OFT file; base_model.model.mid_block.attentions.0.proj_in.oft_r.weight",
                "a BOFT file; base_model.model.mid_block.attentions.0.proj_in.boft_R",
                "an IA3 file; lora_unet_mid_block_attentions_0_proj_in.on_input",
                "an IA3 file; base_model.model.mid_block.attentions.0.proj_in.ia3_l",
                "an AdaLoRA file; base_model.model.mid_block.attentions.0.proj_in.lora_E",
                "a VeRA file; base_model.model.mid_block.attentions.0.proj_in.vera_lambda_b",
                "an IP-Adapter file; image_proj.proj.weight",
                "a ControlNet file; control_model.time_embed.0.weight",
                "an adapter for FLUX.1; lora_unet_double_blocks_0_img_attn_proj.lora_down.weight",
                "an adapter for FLUX.1; transformer.single_transformer_blocks.0.attn.to_k.lora_A.weight",
                "an adapter for Stable Diffusion 3; diffusion_model.joint_blocks.0.x_block.attn.proj.lora_up.weight",
                "an adapter for Wan; diffusion_model.blocks.0.cross_attn.q.lora_A.weight"
            })
    void otherKindsOfAdaptersAreRefusedByName(String kindAndTensor) {
        String kind = kindAndTensor.substring(0, kindAndTensor.indexOf(';'));
        String tensor = kindAndTensor.substring(kindAndTensor.indexOf(';') + 2);
        Path file = write(Map.of(tensor, new long[] {2, 2}));
        assertThatThrownBy(() -> LoraFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessage(file + ": looks like " + kind + "; those cannot be used yet");
    }

    @ParameterizedTest
    @CsvSource({
        ".lora_A.default_0.weight, .lora_B.default_0.weight",
        ".lora_A.my-style.weight, .lora_B.my-style.weight",
        ".lora_A.default, .lora_B.default",
        ".lora_A, .lora_B",
        ".lora_down.weight, .lora_up.weight",
        ".lora.down.weight, .lora.up.weight",
        "_lora.down.weight, _lora.up.weight",
        ".lora_linear_layer.down.weight, .lora_linear_layer.up.weight"
    })
    void everySpellingOfAPairIsRead(String down, String up) {
        String layer = "unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_q";
        Path file = write(Map.of(layer + down, new long[] {2, 3}, layer + up, new long[] {3, 2}));
        assertThat(LoraFile.open(file).layers())
                .singleElement()
                .satisfies(read -> assertThat(read.name()).isEqualTo(layer));
    }

    @Test
    void aLayerThatIsChangedInTwoWaysIsRefused() {
        String layer = "lora_unet_mid_block_attentions_0_proj_in";
        Path file = write(Map.of(
                layer + ".lora_down.weight", new long[] {2, 3},
                layer + ".lora_up.weight", new long[] {3, 2},
                layer + ".diff", new long[] {3, 3}));
        assertThatThrownBy(() -> LoraFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("is changed in several ways at once");
    }

    @Test
    void twoAdaptersInOneFileAreNotMixed() {
        String layer = "unet.mid_block.attentions.0.proj_in";
        Path file = write(Map.of(
                layer + ".lora_A.one.weight", new long[] {2, 3},
                layer + ".lora_B.one.weight", new long[] {3, 2},
                layer + ".lora_A.two.weight", new long[] {2, 3},
                layer + ".lora_B.two.weight", new long[] {3, 2}));
        assertThatThrownBy(() -> LoraFile.open(file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("are the same part of a layer");
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
        KohyaNames names = read.family() == LdmFamily.STABLE_DIFFUSION_XL
                ? KohyaNames.STABLE_DIFFUSION_XL
                : KohyaNames.STABLE_DIFFUSION;
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
        for (AdapterLayer layer : file.layers()) {
            WeightChange.LowRank pair = Objects.requireNonNull(layer.pair());
            matrices.put(layer.name() + "/down", pair.down().as(TensorType.F32));
            matrices.put(layer.name() + "/up", pair.up().as(TensorType.F32));
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

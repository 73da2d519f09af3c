package io.likeness.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointInfoTest {

    @TempDir
    Path folder;

    @Test
    void aFolderTellsItsFamilyItsNetworksAndItsSizes() throws IOException {
        config(
                "model_index.json",
                "{\"_class_name\": \"StableDiffusionPipeline\", \"unet\": [], \"vae\": [], \"scheduler\": []}");
        config("unet/config.json", "{\"sample_size\": 8, \"in_channels\": 4, \"cross_attention_dim\": 32}");
        config("vae/config.json", "{\"block_out_channels\": [4, 8, 8, 16]}");
        config("scheduler/scheduler_config.json", "{\"_class_name\": \"PNDMScheduler\"}");
        config("likeness.json", "{\"identifier\": \"sks\", \"classNoun\": \"dog\", \"stepsDone\": 400}");
        tensors("unet/diffusion_pytorch_model.safetensors", TensorType.F16, "a 2 3", "b 4");
        tensors("vae/diffusion_pytorch_model.safetensors", TensorType.F32, "a 5");

        CheckpointInfo info = CheckpointInfo.read(folder);

        assertThat(info.family()).isEqualTo("Stable Diffusion 1.x");
        assertThat(info.parts())
                .containsExactly(
                        new CheckpointInfo.Part("unet", 2, 10, 20, Set.of("F16")),
                        new CheckpointInfo.Part("vae", 1, 5, 20, Set.of("F32")));
        assertThat(info.parametersOf("unet")).isEqualTo(10);
        assertThat(info.facts())
                .containsEntry("picture size", "64 x 64")
                .containsEntry("noise scheduler", "PNDMScheduler")
                .containsEntry("prediction", "epsilon")
                .containsEntry("identifier", "sks")
                .containsEntry("stepsDone", "400");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Stable Diffusion 2.x, '{\"use_linear_projection\": true}'",
        "Stable Diffusion XL, '{\"use_linear_projection\": true, \"addition_embed_type\": \"text_time\"}'"
    })
    void theUNetsConfigTellsTheFamily(String family, String config) throws IOException {
        config("model_index.json", "{\"_class_name\": \"StableDiffusionXLPipeline\", \"unet\": []}");
        config("unet/config.json", config);
        tensors("unet/diffusion_pytorch_model.safetensors", TensorType.F32, "a 1");

        assertThat(CheckpointInfo.read(folder).family()).isEqualTo(family);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
        Stable Diffusion 1.x, single file; model.diffusion_model.out.0.weight 1
        Stable Diffusion 2.x, single file; model.diffusion_model.out.0.weight 1, cond_stage_model.model.ln_final.weight 1
        Stable Diffusion XL, single file;  model.diffusion_model.out.0.weight 1, conditioner.embedders.1.model.ln_final.weight 1
        UNet2DConditionModel of Stable Diffusion 1.x; conv_in.weight 1, time_embedding.linear_1.weight 1, down_blocks.0.attentions.0.proj_in.weight 2 2 1 1
        UNet2DConditionModel of Stable Diffusion 2.x; conv_in.weight 1, time_embedding.linear_1.weight 1, down_blocks.0.attentions.0.proj_in.weight 2 2
        UNet2DConditionModel of Stable Diffusion XL;  conv_in.weight 1, time_embedding.linear_1.weight 1, add_embedding.linear_1.weight 1
        AutoencoderKL; decoder.conv_in.weight 1
        CLIPTextModel; text_model.embeddings.token_embedding.weight 2 2
        CLIPTextModel; embeddings.token_embedding.weight 2 2
        CLIPTextModelWithProjection; text_model.embeddings.token_embedding.weight 2 2, text_projection.weight 2 2
        LoRA adapter for Stable Diffusion 1.x; lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight 4 768
        LoRA adapter for Stable Diffusion 2.x; unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.lora_A.weight 4 1024
        LoRA adapter for Stable Diffusion XL;  lora_te2_text_model_encoder_layers_0_self_attn_k_proj.lora_down.weight 4 8
        LoRA adapter; unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.lora_A.weight 4 32
        unknown; weight 1
        """)
    void theNamesAndShapesOfTensorsTellTheFamily(String family, String tensors) {
        tensors("x.safetensors", TensorType.F16, tensors.split(", "));
        assertThat(CheckpointInfo.read(folder.resolve("x.safetensors")).family())
                .isEqualTo(family);
    }

    @Test
    void aNetworksOwnFolderTellsItsClass() throws IOException {
        config("text_encoder/config.json", "{\"architectures\": [\"CLIPTextModel\"]}");
        tensors("text_encoder/model.safetensors", TensorType.BF16, "a 3");

        CheckpointInfo info = CheckpointInfo.read(folder.resolve("text_encoder"));

        assertThat(info.family()).isEqualTo("CLIPTextModel");
        assertThat(info.parametersOf("text_encoder")).isEqualTo(3);
    }

    @Test
    void whatAFileSaysOfItselfIsOneShortLineWithoutControlCharacters() {
        new SafetensorsWriter()
                .metadata("title", "a\u001b[2Jb\nc")
                .metadata("tags", "x".repeat(5000))
                .write(folder.resolve("x.safetensors"));

        var facts = CheckpointInfo.read(folder.resolve("x.safetensors")).facts();

        assertThat(facts).containsEntry("title", "a [2Jb c");
        assertThat(facts.get("tags")).endsWith("x... (5000 characters)").hasSizeLessThan(250);
    }

    @Test
    void aFolderThatIsNoModelIsRefused() {
        assertThatThrownBy(() -> CheckpointInfo.read(folder))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("model_index.json: there is no such file");
        assertThatThrownBy(() -> CheckpointInfo.read(folder.resolve("none")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("none: there is no such file");
    }

    private void config(String name, String json) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), json);
    }

    /** Tensors written as "name 2 3". */
    private void tensors(String name, TensorType type, String... tensors) {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (String tensor : tensors) {
            String[] words = tensor.split(" ");
            long[] shape =
                    Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
            int bytes = (int) (type.bytes() * Arrays.stream(shape).reduce(1, (a, b) -> a * b));
            writer.add(words[0], type, shape, () -> ByteBuffer.allocate(bytes));
        }
        writer.write(folder.resolve(name));
    }
}

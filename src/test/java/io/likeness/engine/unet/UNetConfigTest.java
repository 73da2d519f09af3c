package io.likeness.engine.unet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a UNet's config.json may say. */
class UNetConfigTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private ObjectNode json;

    @BeforeEach
    void readTheGoldenOne() {
        Path golden = Path.of("src/test/resources/golden/checkpoints/sd1/unet/config.json");
        json = (ObjectNode) JSON.readTree(golden);
    }

    @Test
    void stagesAreListedFinestFirst() throws IOException {
        json.putArray("attention_head_dim").add(2).add(4);
        assertThat(read().stages())
                .containsExactly(
                        new UNetConfig.Stage(12, 2, 1, true, true), new UNetConfig.Stage(16, 4, 1, false, false));
        assertThat(read().timeWidth()).isEqualTo(48);
    }

    @Test
    void anOptionThatThisEngineLacksIsNamed() {
        json.put("addition_embed_type", "text_image");
        assertThatThrownBy(this::read)
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("config.json: 'addition_embed_type' is \"text_image\"");
    }

    @Test
    void aModelWhoseGuidanceWasDistilledIntoItIsCalledSo() {
        json.put("time_cond_proj_dim", 256);
        assertThatThrownBy(this::read)
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("'time_cond_proj_dim' is there: a latent consistency model");
    }

    @Test
    void sdxlAddsPooledTextAndSixSizes() throws IOException {
        json.put("addition_embed_type", "text_time");
        json.put("addition_time_embed_dim", 8);
        json.put("projection_class_embeddings_input_dim", 68);
        json.putArray("transformer_layers_per_block").add(1).add(2);
        assertThat(read().added()).isEqualTo(new TextTime(8, 68));
        assertThat(new TextTime(8, 68).textWidth()).isEqualTo(20);
        assertThat(read().stages())
                .extracting(UNetConfig.Stage::transformerLayers)
                .containsExactly(1, 2);
    }

    @Test
    void transformersAreCountedForEachResolution() {
        json.putArray("transformer_layers_per_block").add(1).add(2).add(10);
        assertThatThrownBy(this::read)
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("'transformer_layers_per_block' is [1,2,10]");
    }

    @Test
    void anUnknownBlockIsNamed() {
        json.putArray("down_block_types").add("CrossAttnDownBlock2D").add("AttnDownBlock2D");
        assertThatThrownBy(this::read).isInstanceOf(BadFile.class).hasMessageContaining("'down_block_types'");
    }

    @Test
    void headsMustDivideTheChannels() {
        json.put("attention_head_dim", 5);
        assertThatThrownBy(this::read).isInstanceOf(BadFile.class).hasMessageContaining("'attention_head_dim'");
    }

    @Test
    void groupsMustDivideTheChannels() {
        json.put("norm_num_groups", 5);
        assertThatThrownBy(this::read).isInstanceOf(BadFile.class).hasMessageContaining("'norm_num_groups' is 5");
    }

    @Test
    void aMissingKeyIsNamed() {
        json.remove("cross_attention_dim");
        assertThatThrownBy(this::read)
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("config.json: has no 'cross_attention_dim'");
    }

    @Test
    void aMissingOrBrokenFileIsNamed() throws IOException {
        assertThatThrownBy(() -> UNetConfig.read(folder.resolve("none.json")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("none.json: there is no such file");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"a\": ");
        assertThatThrownBy(() -> UNetConfig.read(broken))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("broken.json: is no valid JSON");
    }

    private UNetConfig read() throws IOException {
        return UNetConfig.read(Files.writeString(folder.resolve("config.json"), JSON.writeValueAsString(json)));
    }
}

package io.likeness.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffusersFolderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aFolderWithAUNet() throws IOException {
        index(
                "{\"_class_name\": \"StableDiffusionPipeline\", \"unet\": [\"diffusers\", \"UNet2DConditionModel\"], \"vae\": []}");
        Files.createDirectory(folder.resolve("unet"));
    }

    @ParameterizedTest
    @CsvSource({
        "diffusion_pytorch_model.safetensors.fp16.index.json, .fp16-0000%d-of-00002",
        "diffusion_pytorch_model.safetensors.index.fp16.json, .fp16-0000%d-of-00002",
        "diffusion_pytorch_model.safetensors.index.fp16.json, -0000%d-of-00002.fp16",
        "model.safetensors.bf16.index.json, -0000%d-of-00002.bf16",
        "'', .fp16-0000%d-of-00002",
        "'', -0000%d-of-00002"
    })
    void shardsOfAVariantAreFoundUnderTheNamesOfAllYears(String index, String shard, @TempDir Path network)
            throws IOException {
        List<Path> shards = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            Path file = network.resolve("diffusion_pytorch_model" + shard.formatted(i) + ".safetensors");
            shards.add(Files.write(file, new byte[0]));
        }
        if (!index.isEmpty()) {
            Files.writeString(network.resolve(index), """
                    {"weight_map": {"a": "%s", "b": "%s"}}
                    """.formatted(
                            shards.get(0).getFileName(), shards.get(1).getFileName()));
        }
        assertThat(DiffusersFolder.weightFilesIn(network)).isEqualTo(shards);
    }

    @Test
    void shardsOfWhichTheLastIsMissingAreNoWeights(@TempDir Path network) throws IOException {
        Files.write(network.resolve("diffusion_pytorch_model-00001-of-00002.safetensors"), new byte[0]);
        assertThatThrownBy(() -> DiffusersFolder.weightFilesIn(network))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("holds no weights");
    }

    @Test
    void thePartsAreThoseThatTheIndexNamesAndTheFolderHas() {
        assertThat(DiffusersFolder.open(folder).parts()).containsExactly("unet");
        assertThat(DiffusersFolder.open(folder).has("vae")).isFalse();
    }

    @Test
    void fullPrecisionGoesBeforeHalf() {
        weights("diffusion_pytorch_model.fp16.safetensors");
        assertThat(files()).containsExactly(unet("diffusion_pytorch_model.fp16.safetensors"));
        weights("diffusion_pytorch_model.safetensors");
        assertThat(files()).containsExactly(unet("diffusion_pytorch_model.safetensors"));
    }

    @Test
    void shardsAreThoseOfTheIndexEachOnce() throws IOException {
        weights("model-00001-of-00002.safetensors");
        weights("model-00002-of-00002.safetensors");
        shards("""
                {"weight_map": {"a": "model-00002-of-00002.safetensors", "b": "model-00001-of-00002.safetensors",
                                "c": "model-00001-of-00002.safetensors"}}
                """);
        assertThat(files())
                .containsExactly(unet("model-00001-of-00002.safetensors"), unet("model-00002-of-00002.safetensors"));
        assertThat(DiffusersFolder.open(folder).weights("unet")).hasSize(2);
    }

    @Test
    void aMissingShardIsNamed() throws IOException {
        shards("{\"weight_map\": {\"a\": \"model-00001-of-00001.safetensors\"}}");
        assertThatThrownBy(this::files)
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("model-00001-of-00001.safetensors: there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret.safetensors", "/etc/x.safetensors", "a\\\\b.safetensors", "weights.bin", ""})
    void aShardOutsideTheFolderOrOfAnotherKindIsRefused(String name) throws IOException {
        shards("{\"weight_map\": {\"a\": \"" + name + "\"}}");
        assertThatThrownBy(this::files).isInstanceOf(BadFile.class).hasMessageContaining("names the shard");
    }

    @Test
    void anIndexThatNamesNothingIsRefused() throws IOException {
        shards("{\"weight_map\": {}}");
        assertThatThrownBy(this::files).isInstanceOf(BadFile.class).hasMessageContaining("weight_map names no files");
    }

    @Test
    void picklesAreRefusedWithTheReason() throws IOException {
        Files.write(unet("diffusion_pytorch_model.bin"), new byte[100]);
        assertThatThrownBy(this::files)
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("diffusion_pytorch_model.bin: pickle files are refused");
        Path checkpoint = Files.write(folder.resolve("model.CKPT"), new byte[100]);
        assertThatThrownBy(() -> DiffusersFolder.open(checkpoint)).hasMessageContaining("pickle files are refused");
        assertThatThrownBy(() -> SafetensorsFile.open(checkpoint)).hasMessageContaining("pickle files are refused");
    }

    @Test
    void missingWeightsAreNamed() {
        assertThatThrownBy(this::files)
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("holds no weights, expected diffusion_pytorch_model.safetensors");
        assertThatThrownBy(() -> DiffusersFolder.open(folder).weightFiles("vae"))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("vae: there is no such folder");
    }

    @Test
    void sdxlHasTwoTextEncodersAndAWordOnEmptyPrompts() throws IOException {
        index("{\"_class_name\": \"StableDiffusionXLPipeline\", \"text_encoder_2\": [], \"text_encoder\": [],"
                + " \"force_zeros_for_empty_prompt\": false}");
        Files.createDirectory(folder.resolve("text_encoder"));
        Files.createDirectory(folder.resolve("text_encoder_2"));
        assertThat(DiffusersFolder.open(folder).textEncoders()).containsExactly("text_encoder", "text_encoder_2");
        assertThat(DiffusersFolder.open(folder).says("force_zeros_for_empty_prompt", true))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"StableDiffusion3Pipeline", "FluxPipeline"})
    void anotherFamilyIsReadButNotOpenedToRun(String pipeline) throws IOException {
        index("{\"_class_name\": \"" + pipeline + "\"}");
        assertThat(DiffusersFolder.read(folder).pipeline()).isEqualTo(pipeline);
        assertThatThrownBy(() -> DiffusersFolder.open(folder))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("model_index.json: _class_name is '" + pipeline + "'");
    }

    @Test
    void aPartsNameThatLeadsOutOfTheFolderIsNoPart() throws IOException {
        index(
                "{\"_class_name\": \"StableDiffusionPipeline\", \"../..\": [], \".\": [], \"unet/..\": [], \"unet\": []}");
        assertThat(DiffusersFolder.open(folder).parts()).containsExactly("unet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"_class_name\"", "7"})
    void anIndexThatIsNoJsonObjectIsNamed(String text) throws IOException {
        index(text);
        assertThatThrownBy(() -> DiffusersFolder.open(folder))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("model_index.json");
    }

    @Test
    void aMissingFolderOrIndexIsNamed() throws IOException {
        assertThatThrownBy(() -> DiffusersFolder.open(folder.resolve("none")))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("none: there is no such folder");
        Files.delete(folder.resolve("model_index.json"));
        assertThatThrownBy(() -> DiffusersFolder.open(folder))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("model_index.json: there is no such file");
    }

    private List<Path> files() {
        return DiffusersFolder.open(folder).weightFiles("unet");
    }

    private Path unet(String name) {
        return folder.resolve("unet").resolve(name);
    }

    private void index(String json) throws IOException {
        Files.writeString(folder.resolve("model_index.json"), json);
    }

    private void weights(String name) {
        new SafetensorsWriter().add(name, new float[] {1}, 1).write(unet(name));
    }

    private void shards(String json) throws IOException {
        Files.writeString(unet("model.safetensors.index.json"), json);
    }
}

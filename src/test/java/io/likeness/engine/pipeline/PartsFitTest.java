package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SDXL folder whose parts do not belong together. */
class PartsFitTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aModelWithoutWeights() throws IOException {
        Path golden = GoldenFolder.given().resolve("checkpoints/sdxl");
        try (Stream<Path> files = Files.walk(golden)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".safetensors"))
                    .toList()) {
                Path copy = folder.resolve(golden.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file));
            }
        }
    }

    @Test
    void aRefinerLacksTheFirstTextEncoder() throws IOException {
        change("model_index.json", "\"text_encoder\"", "\"_text_encoder\"");
        refused("has no part 'text_encoder', which a model of pipeline StableDiffusionXLPipeline needs");
    }

    @Test
    void theUNetOfAnotherPipelineIsNamed() throws IOException {
        change("model_index.json", "StableDiffusionXLPipeline", "StableDiffusionPipeline");
        change("unet/config.json", "\"cross_attention_dim\": 32", "\"cross_attention_dim\": 16");
        refused("unet/config.json: 'addition_embed_type' is text_time, but model_index.json names the pipeline");
    }

    @Test
    void textEmbeddingsHaveTheWidthOfBothEncoders() throws IOException {
        change("unet/config.json", "\"cross_attention_dim\": 32", "\"cross_attention_dim\": 16");
        refused("'cross_attention_dim' is 16, but the text embeddings' width is 32");
    }

    @Test
    void theSecondEncoderMustProject() throws IOException {
        change("text_encoder_2/config.json", "CLIPTextModelWithProjection", "CLIPTextModel");
        refused("text_encoder_2/config.json: 'projection_dim' is 0, but the UNet takes pooled texts of width 20");
    }

    @Test
    void bothTokenizersMakeTextsOfOneLength() throws IOException {
        change("tokenizer_2/tokenizer_config.json", "\"model_max_length\": 77", "\"model_max_length\": 70");
        refused("tokenizer_2/tokenizer_config.json: 'model_max_length' is 70, but that of the first tokenizer is 77");
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    private void refused(String because) {
        try (Scope s = Scope.open()) {
            assertThatThrownBy(() -> StableDiffusion.load(folder, s))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining(because);
        }
    }
}

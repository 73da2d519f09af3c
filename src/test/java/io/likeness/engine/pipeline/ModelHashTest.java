package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.checkpoint.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model is known by in the text of its pictures, read once as long as nobody changes the model. */
class ModelHashTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsReadOnceUntilItChanges() throws IOException {
        Path weights = weights("one model");
        FileTime written = Files.getLastModifiedTime(weights);
        assertThat(ModelHash.read(folder)).isEqualTo(firstTen("one model"));
        assertThat(ModelHash.of(folder).get()).isEqualTo(firstTen("one model"));

        Files.writeString(weights, "1ne model"); // as long and as old: nobody looks
        Files.setLastModifiedTime(weights, written);
        assertThat(ModelHash.read(folder)).isEqualTo(firstTen("one model"));

        Files.setLastModifiedTime(weights, FileTime.fromMillis(written.toMillis() + 5000));
        assertThat(ModelHash.read(folder)).isEqualTo(firstTen("1ne model"));

        Files.writeString(weights, "another");
        Files.setLastModifiedTime(weights, FileTime.fromMillis(written.toMillis() + 5000));
        assertThat(ModelHash.read(folder)).isEqualTo(firstTen("another"));
    }

    private Path weights(String content) throws IOException {
        Files.writeString(folder.resolve("model_index.json"), "{\"_class_name\": \"StableDiffusionPipeline\"}");
        Path unet = Files.createDirectories(folder.resolve("unet"));
        return Files.writeString(unet.resolve("diffusion_pytorch_model.safetensors"), content);
    }

    private static String firstTen(String content) {
        return HexFormat.of()
                .formatHex(Sha256.digest().digest(content.getBytes()))
                .substring(0, 10);
    }
}

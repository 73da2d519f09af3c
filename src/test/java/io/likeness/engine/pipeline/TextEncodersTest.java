package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.Conditioning;
import io.likeness.engine.unet.MicroConditioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a UNet gets to read of prompts. */
class TextEncodersTest {

    private static final List<String> PROMPTS = List.of("a photo of sks dog", "a red vase", "a photo of sks dog");

    @ParameterizedTest
    @ValueSource(strings = {"sd1", "sd2", "sdxl"})
    void negativePromptsComeFirstAndEachTextIsItself(String family) {
        try (Scope s = Scope.open()) {
            TextEncoders text = load(family, s);
            TextEmbeddings both =
                    text.embed(s, List.of(Optional.of("blurry"), Optional.of(""), Optional.of("ugly")), PROMPTS);
            assertThat(both.context().getShape().get(0)).isEqualTo(6);
            assertThat(row(s, both, 3)).isEqualTo(row(s, both, 5)).isNotEqualTo(row(s, both, 4));
            assertThat(row(s, both, 0)).isNotEqualTo(row(s, both, 2));
        }
    }

    @Test
    void noNegativePromptIsZerosForSdxlAndATextWithoutWordsForTheOthers() {
        try (Scope s = Scope.open()) {
            TextEmbeddings xl =
                    load("sdxl", s).embed(s, List.of(Optional.empty(), Optional.of("blurry")), List.of("", "a dog"));
            assertThat(row(s, xl, 0)).containsExactly(new float[77 * 32], within(0f)); // -0 is zero too
            assertThat(Objects.requireNonNull(xl.rows(s, 0).pooled()).toFloatArray())
                    .containsExactly(new float[20], within(0f));
            assertThat(row(s, xl, 1)).as("a negative prompt").isNotEqualTo(row(s, xl, 0));
            assertThat(row(s, xl, 2)).as("an empty prompt").isNotEqualTo(row(s, xl, 0));
            TextEmbeddings two = load("sd2", s).embed(s, List.of(Optional.empty()), List.of(""));
            assertThat(row(s, two, 0)).isEqualTo(row(s, two, 1)).isNotEqualTo(new float[77 * 16]);
        }
    }

    @Test
    void anEmptyNegativePromptIsATextForSdxlToo() {
        try (Scope s = Scope.open()) {
            TextEncoders text = load("sdxl", s);
            TextEmbeddings both = text.embed(s, List.of(Optional.of(""), Optional.empty()), List.of("", ""));
            assertThat(row(s, both, 0)).isEqualTo(row(s, both, 2)).isNotEqualTo(row(s, both, 1));
            assertThat(Objects.requireNonNull(both.rows(s, 0).pooled()).toFloatArray())
                    .isEqualTo(Objects.requireNonNull(both.rows(s, 2).pooled()).toFloatArray());
        }
    }

    @Test
    void aModelMayAskToEncodeWhatIsNotGiven(@TempDir Path folder) throws IOException {
        Path model = GoldenFolder.given().resolve("checkpoints/sdxl");
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(model.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
        String index = Files.readString(model.resolve("model_index.json"));
        assertThat(index).contains("\"force_zeros_for_empty_prompt\": true");
        Files.writeString(
                folder.resolve("model_index.json"),
                index.replace("\"force_zeros_for_empty_prompt\": true", "\"force_zeros_for_empty_prompt\": false"));
        try (Scope s = Scope.open()) {
            TextEmbeddings both =
                    StableDiffusion.load(folder, s).text().embed(s, List.of(Optional.empty()), List.of(""));
            assertThat(row(s, both, 0)).isEqualTo(row(s, both, 1)).isNotEqualTo(new float[77 * 32]);
        }
    }

    @Test
    void sdxlJoinsBothEncodersLastLayersButOneAndPoolsTheSecond() {
        try (Scope s = Scope.open()) {
            TextEncoders text = load("sdxl", s);
            List<NDArray> ids = text.ids(s, PROMPTS);
            TextEmbeddings joined = text.embed(s, ids);
            assertThat(joined.context().getShape().getShape()).containsExactly(3, 77, 32);
            var second = text.each().getLast().network().forward(s, ids.getLast());
            assertThat(joined.context().get(":, :, 16:").toFloatArray())
                    .isEqualTo(second.penultimateHiddenState().toFloatArray());
            assertThat(Objects.requireNonNull(joined.pooled()).toFloatArray())
                    .isEqualTo(second.pooled().toFloatArray());
        }
    }

    @Test
    void onlySdxlIsToldHowPicturesWereMade() {
        try (Scope s = Scope.open()) {
            List<MicroConditioning> made = List.of(new MicroConditioning(1, 2, 3, 4, 5, 6));
            List<String> prompt = List.of("a dog");
            assertThat(load("sd2", s).embed(s, List.of(), prompt).of(s, made).added())
                    .isNull();
            Conditioning.Added added =
                    load("sdxl", s).embed(s, List.of(), prompt).of(s, made).added();
            assertThat(Objects.requireNonNull(added).timeIds().toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6);
        }
    }

    private static TextEncoders load(String family, Scope s) {
        return StableDiffusion.load(GoldenFolder.given().resolve("checkpoints").resolve(family), s)
                .text();
    }

    private static float[] row(Scope s, TextEmbeddings embeddings, int row) {
        return embeddings.rows(s, row).context().toFloatArray();
    }
}

package io.likeness.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tokenizer.ClipTokenizer;
import io.likeness.engine.tokenizer.PromptReading;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Embeddings (textual inversion) in prompts. A word whose vectors are those of "a" and "dog" must mean "a dog", to the bit.
 */
class LearnedWordsTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();
    private static final int WIDTH = 32;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "mycat, emb_params, a photo of mycat on the beach",
        "mycat, *, a photo of MyCat on the beach",
        "mycat, string_to_param.*, a photo of embedding:mycat on the beach",
        "file, <my-cat>, a photo of <my-cat> on the beach",
        "file, mycat, a photo of mycat on the beach",
        "my cat, emb_params, a photo of my  cat on the beach",
        "mycat, clip_l, a photo of mycat on the beach",
        "file, bundle_emb.mycat.string_to_param.*, a photo of mycat on the beach",
        "file, bundle_emb.my.cat.clip_l, a photo of my.cat on the beach",
        "file, bundle_emb.mycat, a photo of mycat on the beach",
        "sks, emb_params, a photo of \u017fKS on the beach",
        "k\u00f6ter, emb_params, a photo of \u212a\u00d6TER on the beach",
        "ko\u0308ter, emb_params, a photo of k\u00f6ter on the beach",
        "k\u00f6ter, emb_params, a photo of ko\u0308ter on the beach"
    })
    void aWordMeansWhatItsVectorsMean(String file, String tensor, String prompt) {
        Path embedding = write(file, tensor, vectors("sd1", "text_encoder", "a dog"), 2, WIDTH);
        try (Scope s = Scope.open()) {
            StableDiffusion model = load("sd1", s);
            assertThat(context(model, prompt)).isNotEqualTo(context(model, "a photo of a dog on the beach"));
            try (AdapterStack _ = AdapterStack.beside(model, List.of(new Adapter(embedding, 1)), _ -> {})) {
                assertThat(context(model, prompt)).isEqualTo(context(model, "a photo of a dog on the beach"));
            }
        }
    }

    @Test
    void aWordOfManyVectorsMayBeWhatMakesAPromptTooLong() {
        Path embedding = write("mycat", "emb_params", new float[30 * WIDTH], 30, WIDTH);
        String prompt = "mycat " + "a ".repeat(45) + "zoo";
        try (Scope s = Scope.open()) {
            StableDiffusion model = load("sd1", s);
            PromptReading reading =
                    new PromptReading(List.of(model.text().each().getFirst().words()));
            assertThat(reading.cut(prompt)).as("of ordinary words").isEmpty();
            try (AdapterStack _ = AdapterStack.beside(model, List.of(new Adapter(embedding, 1)), _ -> {})) {
                assertThat(reading.cut(prompt).orElseThrow())
                        .startsWith("75 of 7")
                        .contains("from word 47, \"zoo\", on");
            }
        }
    }

    @Test
    void aVectorWithoutRowsIsOne() {
        float[] dog = vectors("sd1", "text_encoder", "dog");
        Path embedding = write("file", "<cat-toy>", dog, WIDTH);
        try (Scope s = Scope.open()) {
            StableDiffusion model = load("sd1", s);
            float[] before = context(model, "a <cat-toy>.");
            try (AdapterStack _ = AdapterStack.beside(model, List.of(new Adapter(embedding, 1)), _ -> {})) {
                assertThat(context(model, "a <cat-toy>.")).isEqualTo(context(model, "a dog."));
                assertThat(context(model, "a <cat-toys>"))
                        .as("part of another name")
                        .isNotEqualTo(context(model, "a dogs>"));
            }
            assertThat(context(model, "a <cat-toy>.")).as("when it is gone").isEqualTo(before);
        }
    }

    @Test
    void aWordIsNoPartOfAnother() {
        Path embedding = write("cat", "emb_params", vectors("sd1", "text_encoder", "dog"), 1, WIDTH);
        try (Scope s = Scope.open()) {
            StableDiffusion model = load("sd1", s);
            float[] before = context(model, "a catalogue of bobcats");
            try (AdapterStack _ = AdapterStack.beside(model, List.of(new Adapter(embedding, 1)), _ -> {})) {
                assertThat(context(model, "a catalogue of bobcats")).isEqualTo(before);
            }
        }
    }

    /** Ids behind the vocabulary are larger than the end's, by whose place the whole text is told. */
    @Test
    void bothEncodersOfXlReadItAndTheWholeTextEndsWhereItEnds() {
        float[] first = vectors("sdxl", "text_encoder", "dog");
        float[] second = vectors("sdxl", "text_encoder_2", "dog");
        Path embedding = folder.resolve("mycat.safetensors");
        new SafetensorsWriter()
                .add("clip_l", first, 1, first.length)
                .add("clip_g", second, 1, second.length)
                .write(embedding);
        try (Scope s = Scope.open()) {
            StableDiffusion model = load("sdxl", s);
            try (AdapterStack _ = AdapterStack.beside(model, List.of(new Adapter(embedding, 1)), _ -> {})) {
                TextEmbeddings word = model.text().embed(s, List.of(), List.of("a mycat on the beach"));
                TextEmbeddings dog = model.text().embed(s, List.of(), List.of("a dog on the beach"));
                assertThat(word.context().toFloatArray())
                        .isEqualTo(dog.context().toFloatArray());
                assertThat(Objects.requireNonNull(word.pooled()).toFloatArray())
                        .isEqualTo(Objects.requireNonNull(dog.pooled()).toFloatArray());
            }
        }
    }

    @Test
    void severalFilesBringSeveralWordsAndANegativeOne() {
        Path good = write("good", "emb_params", vectors("sd1", "text_encoder", "dog"), 1, WIDTH);
        float[] vase = vectors("sd1", "text_encoder", "red vase");
        Path bad = write("bad", "emb_params", vase, vase.length / WIDTH, WIDTH);
        try (Scope s = Scope.open()) {
            StableDiffusion model = load("sd1", s);
            try (AdapterStack _ =
                    AdapterStack.beside(model, List.of(new Adapter(good, 1), new Adapter(bad, -1)), _ -> {})) {
                TextEmbeddings words = model.text().embed(s, List.of(Optional.of("bad")), List.of("a good, good day"));
                TextEmbeddings plain =
                        model.text().embed(s, List.of(Optional.of("red vase")), List.of("a dog, dog day"));
                assertThat(words.context().toFloatArray())
                        .isEqualTo(plain.context().toFloatArray());
            }
        }
    }

    @Test
    void atWeightZeroTheWordIsOrdinaryText() {
        Path embedding = write("cat", "emb_params", vectors("sd1", "text_encoder", "dog"), 1, WIDTH);
        try (Scope s = Scope.open()) {
            StableDiffusion model = load("sd1", s);
            float[] before = context(model, "a cat");
            try (AdapterStack _ = AdapterStack.beside(model, List.of(new Adapter(embedding, 0)), _ -> {})) {
                assertThat(context(model, "a cat")).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {76, 1000})
    void moreVectorsThanAPromptHasRoomForAreRefused(int count) {
        Path embedding = write("cat", "emb_params", new float[count * WIDTH], count, WIDTH);
        try (Scope s = Scope.open()) {
            StableDiffusion model = load("sd1", s);
            assertThatThrownBy(() -> AdapterStack.beside(model, List.of(new Adapter(embedding, 1)), _ -> {}))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining("has %d vectors for a word; a prompt has room for 75", count);
        }
    }

    @Test
    void anEmbeddingOfAnotherFamilyIsRefusedWithBothNames() {
        Path embedding = write("cat", "emb_params", new float[1024], 1, 1024);
        try (Scope s = Scope.open()) {
            StableDiffusion model = load("sd1", s);
            assertThatThrownBy(() -> AdapterStack.beside(model, List.of(new Adapter(embedding, 1)), _ -> {}))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining("for Stable Diffusion 2.x, and this model is Stable Diffusion 1.x");
        }
    }

    private Path write(String file, String tensor, float[] vectors, long... shape) {
        Path path = folder.resolve(file + ".safetensors");
        new SafetensorsWriter().add(tensor, vectors, shape).write(path);
        return path;
    }

    private static StableDiffusion load(String model, Scope s) {
        return StableDiffusion.load(GOLDEN.resolve("checkpoints").resolve(model), s);
    }

    private static float[] context(StableDiffusion model, String prompt) {
        try (Scope s = Scope.open()) {
            return model.text().embed(s, List.of(), List.of(prompt)).context().toFloatArray();
        }
    }

    /** The rows of the table of tokens that a text's tokens have. */
    private static float[] vectors(String model, String part, String text) {
        Path folder = GOLDEN.resolve("checkpoints").resolve(model);
        SafetensorsFile file = SafetensorsFile.open(folder.resolve(part).resolve("model.safetensors"));
        String table = file.names().stream()
                .filter(name -> name.endsWith("token_embedding.weight"))
                .findFirst()
                .orElseThrow();
        int width = file.info(table).shape().getLast().intValue();
        float[] all = file.floats(table);
        int[] tokens = ClipTokenizer.read(folder.resolve(part.replace("text_encoder", "tokenizer")))
                .tokens(text);
        float[] rows = new float[(tokens.length - 2) * width];
        for (int i = 1; i < tokens.length - 1; i++) {
            System.arraycopy(all, tokens[i] * width, rows, (i - 1) * width, width);
        }
        return rows;
    }
}

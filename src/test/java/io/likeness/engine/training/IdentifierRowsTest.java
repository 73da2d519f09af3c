package io.likeness.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.golden.GoldenFolder;
import io.likeness.engine.lineage.Lineage;
import io.likeness.engine.presets.TrainingPreset;
import io.likeness.engine.tokenizer.ClipTokenizer;
import io.likeness.engine.worker.DiffusionEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a small model's preset says of the identifier: its rows learn twenty times as fast, and no other word changes. */
class IdentifierRowsTest {

    private static final GoldenFolder GOLDEN = GoldenFolder.given();
    private static final Path BASE = GOLDEN.resolve("checkpoints/sd1");
    private static final Path WEIGHTS = Path.of("text_encoder", "model.safetensors");
    private static final String TABLE = "text_model.embeddings.token_embedding.weight";
    private static final String OTHER = "text_model.embeddings.position_embedding.weight";
    private static final double LEARNING_RATE = 1e-4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sks", "zwx olis"})
    void onlyTheRowsOfTheIdentifierMove(String identifier) {
        DiffusionEngine.run(spec(identifier, new FullFineTuning(), true, 2), _ -> {});

        assertThat(movedRows()).isEqualTo(rows(identifier));
        assertThat(Lineage.read(folder.resolve("model")).identifierRate()).isEqualTo(20);
    }

    @Test
    void theFirstStepMovesThemTwentyTimesAsFarAsOtherWeights() {
        DiffusionEngine.run(spec("sks", new FullFineTuning(), true, 1), _ -> {});

        assertThat(farthest(TABLE)).isBetween(19.9 * LEARNING_RATE, 20.1 * LEARNING_RATE);
        assertThat(farthest(OTHER)).isLessThan(1.5 * LEARNING_RATE);
    }

    @Test
    void anAdapterAndATextEncoderThatStaysHaveNoSuchRows() {
        assertThat(rate(spec("sks", new Lora(2, 4), true, 1))).isEqualTo(1);
        assertThat(rate(spec("sks", new FullFineTuning(), false, 1))).isEqualTo(1);
    }

    @Test
    void aTrainingFromBeforeGoesOnWithoutTheException() throws IOException {
        DiffusionEngine.run(spec("sks", new FullFineTuning(), true, 1), _ -> {});
        forgetTheRate();
        Files.copy(folder.resolve("model").resolve(WEIGHTS), folder.resolve("first.safetensors"));

        DiffusionEngine.run(spec("sks", new FullFineTuning(), true, 2), _ -> {});

        float[] first =
                SafetensorsFile.open(folder.resolve("first.safetensors")).floats(TABLE);
        assertThat(farthest(first, after(TABLE))).isPositive().isLessThan(1.5 * LEARNING_RATE);
        assertThat(Lineage.read(folder.resolve("model")).identifierRate()).isEqualTo(1);
    }

    @Test
    void aTrainingGoesOnWithThePromptsThatItBeganWith() throws IOException {
        DiffusionEngine.run(spec("sks", new FullFineTuning(), true, 1), _ -> {});
        change(line -> line.contains("instancePrompt") ? "  \"instancePrompt\" : \"an old photo of sks dog\"," : line);

        DiffusionEngine.run(spec("sks", new FullFineTuning(), true, 2), _ -> {});

        Lineage lineage = Lineage.read(folder.resolve("model"));
        assertThat(lineage.stepsDone()).isEqualTo(2);
        assertThat(lineage.instancePrompt()).isEqualTo("an old photo of sks dog");
    }

    private static double rate(FineTuningSpec spec) {
        return TrainingPreset.of(spec).identifierRate();
    }

    private void forgetTheRate() throws IOException {
        change(line -> line.contains("identifierRate") ? "" : line);
    }

    /** In the lineages of the checkpoint and of the model, line by line. */
    private void change(UnaryOperator<String> line) throws IOException {
        for (Path checkpoint : List.of(folder.resolve("model"), folder.resolve("model/checkpoint-1"))) {
            Path file = checkpoint.resolve(Lineage.FILE);
            Files.writeString(file, Files.readString(file).lines().map(line).collect(Collectors.joining("\n")));
        }
    }

    private Set<Integer> movedRows() {
        float[] before = before(TABLE);
        float[] after = after(TABLE);
        int width = width();
        Set<Integer> moved = new TreeSet<>();
        for (int i = 0; i < before.length; i++) {
            if (before[i] != after[i]) {
                moved.add(i / width);
            }
        }
        return moved;
    }

    private double farthest(String name) {
        return farthest(before(name), after(name));
    }

    private static double farthest(float[] before, float[] after) {
        double farthest = 0;
        for (int i = 0; i < before.length; i++) {
            farthest = Math.max(farthest, Math.abs(after[i] - before[i]));
        }
        return farthest;
    }

    private static int width() {
        return Math.toIntExact(
                SafetensorsFile.open(BASE.resolve(WEIGHTS)).info(TABLE).dimensions()[1]);
    }

    private static float[] before(String name) {
        return SafetensorsFile.open(BASE.resolve(WEIGHTS)).floats(name);
    }

    private float[] after(String name) {
        return SafetensorsFile.open(folder.resolve("model").resolve(WEIGHTS)).floats(name);
    }

    private static Set<Integer> rows(String identifier) {
        int[] tokens = ClipTokenizer.read(BASE.resolve("tokenizer")).tokens(identifier);
        return Arrays.stream(tokens, 1, tokens.length - 1).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private FineTuningSpec spec(String identifier, TrainingMethod method, boolean textEncoder, int steps) {
        return new FineTuningSpec(
                BASE,
                null,
                List.of(GOLDEN.resolve("images/lossless0.png")),
                identifier,
                "dog",
                method,
                textEncoder,
                null,
                steps,
                LEARNING_RATE,
                1,
                1,
                0,
                0,
                List.of(),
                1,
                Precision.FP32,
                true,
                folder.resolve("model"));
    }
}

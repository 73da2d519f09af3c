package io.likeness.workshop.pretraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.Precision;
import io.likeness.engine.tensor.Scope;
import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Referee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefereeTrainingTest {

    @TempDir
    Path folder;

    @Test
    void anInterruptedTrainingGoesOnAsIfNothingHadHappened() throws IOException {
        List<Double> whole = train(settings(4), folder.resolve("whole"), 4);
        List<Double> parts = new ArrayList<>(train(settings(4), folder.resolve("parts"), 2));
        parts.addAll(train(settings(4), folder.resolve("parts"), 4));

        assertThat(parts).isEqualTo(whole).hasSize(4).doesNotHaveDuplicates();
        assertThat(weights("parts")).isEqualTo(weights("whole"));
    }

    @Test
    void itLearnsAndIsExaminedAndItsFolderCanBeLoaded() throws IOException {
        Path out = folder.resolve("out");
        List<Double> losses = train(settings(40), out, 40);

        assertThat(mean(losses.subList(35, 40))).isLessThan(.9 * mean(losses.subList(0, 5)));
        List<String> validation = Files.readAllLines(out.resolve("validation.csv"));
        assertThat(validation).hasSize(2);
        assertThat(validation.getFirst().split(",")).hasSize(1 + Head.values().length + 3);
        assertThat(validation.getLast()).startsWith("40,");
        try (Scope owner = Scope.open()) {
            Referee referee = Referee.load(out.resolve("model"), owner);
            assertThat(referee.config()).isEqualTo(settings(40).network());
        }
        assertThat(out.resolve("model/SHA256SUMS")).content().contains("  config.json\n", "  model.safetensors\n");
    }

    private byte[] weights(String run) throws IOException {
        return Files.readAllBytes(folder.resolve(run).resolve("model/model.safetensors"));
    }

    private static List<Double> train(RefereeSettings settings, Path out, int stopAfter) throws IOException {
        Files.createDirectories(out);
        return TrainingLosses.of(new RefereeTraining(settings, 1, out), stopAfter);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static RefereeSettings settings(int steps) {
        return new RefereeSettings(
                1,
                steps,
                steps,
                2,
                16,
                2,
                4e-3,
                1,
                .1,
                .5,
                100,
                100,
                Precision.FP32,
                List.of(8, 8, 16, 16),
                4,
                32,
                16,
                null);
    }
}

package io.likeness.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The optimizer on a problem small enough to compute by hand. */
class AdamWTest {

    private static final AdamW.Settings SETTINGS = new AdamW.Settings(0.9, 0.999, 0.1, 1e-8, 100);

    @TempDir
    Path folder;

    private static SequencedMap<String, NDArray> leaves(Scope s) {
        SequencedMap<String, NDArray> leaves = new LinkedHashMap<>();
        leaves.put("a", s.of(new float[] {1, -2}, 2));
        leaves.put("b", s.of(new float[] {3}, 1));
        return leaves;
    }

    /** Loss: the sum of squares, whose gradient is twice the leaf. */
    private static void backward(SequencedMap<String, NDArray> leaves) {
        try (Scope s = Scope.training(Precision.FP32)) {
            NDArray a = leaves.get("a");
            NDArray b = leaves.get("b");
            Gradients.backward(
                    Kernels.add(s, Kernels.sum(s, Kernels.mul(s, a, a)), Kernels.sum(s, Kernels.mul(s, b, b))));
        }
    }

    @Test
    void theFirstStepDecaysTheWeightAndMovesByTheRate() {
        try (Scope s = Scope.open()) {
            var leaves = leaves(s);
            AdamW adamW = new AdamW(s, leaves, SETTINGS);
            backward(leaves);
            assertThat(adamW.step(0.01)).isCloseTo((float) Math.sqrt(4 + 16 + 36), within(1e-5f));
            assertThat(leaves.get("a").toFloatArray())
                    .containsExactly(new float[] {0.999f - 0.01f, -1.998f + 0.01f}, within(1e-6f));
        }
    }

    @Test
    void aLeafWithARateOfItsOwnMovesByItAndDoesNotDecay() {
        try (Scope s = Scope.open()) {
            var leaves = leaves(s);
            AdamW adamW = new AdamW(s, leaves, Map.of("b", 20.0), SETTINGS);
            backward(leaves);
            assertThat(adamW.step(0.01)).as("the others' norm").isCloseTo((float) Math.sqrt(4 + 16), within(1e-5f));
            assertThat(leaves.get("a").toFloatArray())
                    .containsExactly(new float[] {0.999f - 0.01f, -1.998f + 0.01f}, within(1e-6f));
            assertThat(leaves.get("b").toFloatArray()).containsExactly(new float[] {3 - 0.2f}, within(1e-6f));
        }
    }

    @Test
    void aLeafAtWhichNoGradientArrivesIsLeftAlone() {
        try (Scope s = Scope.open()) {
            var leaves = leaves(s);
            leaves.put("unread", s.of(new float[] {5}, 1));
            AdamW adamW = new AdamW(s, leaves, SETTINGS);
            backward(leaves);
            adamW.step(0.01);
            assertThat(leaves.get("unread").toFloatArray()).containsExactly(5);
            assertThat(leaves.get("b").toFloatArray()).containsExactly(new float[] {2.997f - 0.01f}, within(1e-6f));
        }
    }

    @Test
    void gradientsThatAreNoNumbersChangeNoLeaf() {
        try (Scope s = Scope.open()) {
            var leaves = leaves(s);
            AdamW adamW = new AdamW(s, leaves, SETTINGS);
            try (Scope step = Scope.training(Precision.FP32)) {
                NDArray a = leaves.get("a");
                NDArray b = Kernels.scale(step, leaves.get("b"), Double.POSITIVE_INFINITY);
                Gradients.backward(Kernels.add(step, Kernels.sum(step, a), Kernels.sum(step, b)));
            }
            assertThatThrownBy(() -> adamW.step(0.01))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("learning rate 0.01");
            assertThat(leaves.get("a").toFloatArray()).containsExactly(1, -2);
            assertThat(leaves.get("b").toFloatArray()).containsExactly(3);
        }
    }

    @Test
    void gradientsLongerThanTheLimitAreShortenedTogether() {
        try (Scope s = Scope.open()) {
            var leaves = leaves(s);
            // with eps this large a step is proportional to the gradient, so that clipping shows
            AdamW adamW = new AdamW(s, leaves, new AdamW.Settings(0, 0, 0, 1e6, 1));
            backward(leaves);
            float norm = adamW.step(1e6);
            assertThat(1 - leaves.get("a").toFloatArray()[0]).isCloseTo(2 / norm, within(1e-4f));
            assertThat(3 - leaves.get("b").toFloatArray()[0]).isCloseTo(6 / norm, within(1e-4f));
        }
    }

    @Test
    void aStateThatWentThroughAFileTakesTheVerySameSteps() {
        try (Scope s = Scope.open()) {
            var straight = leaves(s);
            AdamW first = new AdamW(s, straight, SETTINGS);
            for (int i = 0; i < 3; i++) {
                backward(straight);
                first.step(0.01);
            }
            SafetensorsWriter writer = new SafetensorsWriter();
            first.save(writer);
            writer.write(folder.resolve("optimizer.safetensors"));
            var resumed = new LinkedHashMap<String, NDArray>();
            straight.forEach((name, leaf) -> resumed.put(name, Kernels.copy(s, leaf)));
            AdamW second = new AdamW(s, resumed, SETTINGS);
            second.load(SafetensorsFile.open(folder.resolve("optimizer.safetensors")));
            for (int i = 0; i < 3; i++) {
                backward(straight);
                first.step(0.01);
                backward(resumed);
                second.step(0.01);
            }
            assertThat(resumed.get("a").toFloatArray())
                    .isEqualTo(straight.get("a").toFloatArray());
            assertThat(resumed.get("b").toFloatArray())
                    .isEqualTo(straight.get("b").toFloatArray());
        }
    }

    @Test
    void theStateOfOtherLeavesIsRefused() {
        Path file = folder.resolve("optimizer.safetensors");
        new SafetensorsWriter().add("mean.a", new float[2], 2).write(file);
        try (Scope s = Scope.open()) {
            AdamW adamW = new AdamW(s, leaves(s), SETTINGS);
            assertThatThrownBy(() -> adamW.load(SafetensorsFile.open(file)))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining("optimizer.safetensors");
        }
    }

    @Test
    void aMovingAverageFollowsItsLeavesSlowlyAndCanTakeTheirPlace() {
        try (Scope s = Scope.open()) {
            var leaves = leaves(s);
            NDArray b = leaves.get("b");
            MovingAverage average = new MovingAverage(s, java.util.List.of(b), 0.9);
            b.muli(2);
            average.update();
            average.exchange();
            assertThat(b.toFloatArray()[0]).isCloseTo(3.3f, within(1e-6f));
            average.exchange();
            assertThat(b.toFloatArray()[0]).isEqualTo(6);
        }
    }

    @Test
    void aScheduleRisesHoldsAndFalls() {
        LearningRateSchedule schedule =
                LearningRateSchedule.cosine(60, 100, 0.02).withWarmup(10);
        assertThat(schedule.at(0)).isCloseTo(1 / 11.0, within(1e-12));
        assertThat(schedule.at(30)).isEqualTo(1);
        assertThat(schedule.at(80)).isCloseTo(0.51, within(1e-12));
        assertThat(schedule.at(100)).isCloseTo(0.02, within(1e-12));
        assertThat(LearningRateSchedule.constant().at(7)).isEqualTo(1);
    }
}

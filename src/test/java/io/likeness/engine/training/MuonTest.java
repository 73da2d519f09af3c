package io.likeness.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Muon on gradients whose directions are known. */
class MuonTest {

    private static final Muon.Settings PLAIN = new Muon.Settings(.95, 0, Precision.FP32);

    /** Three directions, the first 25 times as long as the last. */
    private static final float[] WIDE = {
        5, 0, 0, 0, //
        0, -1, 0, 0, //
        0, 0, 0, .2f
    };

    @TempDir
    Path folder;

    @Test
    void movesAllDirectionsOfAGradientAlike() {
        float[] moved = moved(new long[] {3, 4}, WIDE, PLAIN);

        float rate = (float) (.1 * .2 * Math.sqrt(4));
        assertThat(-moved[0] / rate).isBetween(.65f, 1.25f);
        assertThat(moved[5] / rate).isBetween(.65f, 1.25f);
        assertThat(-moved[11] / rate).isBetween(.65f, 1.25f);
        assertThat(moved[1]).isZero();
        assertThat(moved[2]).isZero();
    }

    @Test
    void bfloat16MovesAllDirectionsAlikeToo() {
        float[] moved = moved(new long[] {3, 4}, WIDE, new Muon.Settings(.95, 0, Precision.BF16));

        assertThat(moved).containsExactly(moved(new long[] {3, 4}, WIDE, PLAIN), within(2e-3f));
        assertThat(moved).isNotEqualTo(moved(new long[] {3, 4}, WIDE, PLAIN));
    }

    @Test
    void aTallMatrixMovesAsItsTransposeDoes() {
        float[] wide = moved(new long[] {3, 4}, WIDE, PLAIN);
        float[] tall = moved(new long[] {4, 3}, transposed(WIDE), PLAIN);

        assertThat(tall).containsExactly(transposed(wide), within(1e-6f));
    }

    @Test
    void aConvolutionIsAMatrixOfARowPerOutputChannel() {
        assertThat(moved(new long[] {3, 1, 2, 2}, WIDE, PLAIN)).isEqualTo(moved(new long[] {3, 4}, WIDE, PLAIN));
    }

    @Test
    void weightsDecayByTheRate() {
        float[] decayed = moved(new long[] {3, 4}, WIDE, new Muon.Settings(.95, .5, Precision.FP32));
        float[] plain = moved(new long[] {3, 4}, WIDE, PLAIN);

        // every weight begins as 1
        assertThat(decayed[0] - plain[0]).isCloseTo(-.05f, within(1e-6f));
        assertThat(decayed[1]).isCloseTo(-.05f, within(1e-6f));
    }

    @Test
    void sharesTogetherStepEveryMatrixOnce() {
        try (Scope s = Scope.open()) {
            var whole = two(s);
            var shared = two(s);
            Muon once = new Muon(s, whole, PLAIN);
            Muon twice = new Muon(s, shared, PLAIN);
            backward(whole);
            backward(shared);
            once.step(.1, 0, 1);
            twice.step(.1, 0, 2);
            twice.step(.1, 1, 2);
            whole.forEach(
                    (name, leaf) -> assertThat(shared.get(name).toFloatArray()).isEqualTo(leaf.toFloatArray()));
        }
    }

    @Test
    void aStateThatWentThroughAFileTakesTheVerySameSteps() {
        try (Scope s = Scope.open()) {
            var straight = two(s);
            Muon first = new Muon(s, straight, PLAIN);
            step(first, straight);
            SafetensorsWriter writer = new SafetensorsWriter();
            first.save(writer);
            writer.write(folder.resolve("state.safetensors"));
            SequencedMap<String, NDArray> resumed = new LinkedHashMap<>();
            straight.forEach((name, leaf) -> resumed.put(name, Kernels.copy(s, leaf)));
            Muon second = new Muon(s, resumed, PLAIN);
            second.load(SafetensorsFile.open(folder.resolve("state.safetensors")));

            step(first, straight);
            step(second, resumed);

            straight.forEach(
                    (name, leaf) -> assertThat(resumed.get(name).toFloatArray()).isEqualTo(leaf.toFloatArray()));
        }
    }

    @Test
    void refusesTheStateOfMatricesOfAnotherShape() {
        try (Scope s = Scope.open()) {
            SafetensorsWriter writer = new SafetensorsWriter();
            writer.add("momentum.a", new float[6], 2, 3);
            writer.add("momentum.b", new float[6], 2, 3);
            writer.write(folder.resolve("other.safetensors"));
            Muon muon = new Muon(s, two(s), PLAIN);

            assertThatThrownBy(() -> muon.load(SafetensorsFile.open(folder.resolve("other.safetensors"))))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining("momentum.b");
        }
    }

    private static void step(Muon muon, SequencedMap<String, NDArray> leaves) {
        backward(leaves);
        muon.step(.1, 0, 1);
    }

    private static SequencedMap<String, NDArray> two(Scope s) {
        SequencedMap<String, NDArray> leaves = new LinkedHashMap<>();
        leaves.put("a", s.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        leaves.put("b", s.of(new float[] {1, -2, 3, 4}, 2, 2));
        return leaves;
    }

    /** Loss: the sum of squares, whose gradient is twice the leaf. */
    private static void backward(SequencedMap<String, NDArray> leaves) {
        leaves.values().forEach(leaf -> {
            try (Scope s = Scope.training(Precision.FP32)) {
                Gradients.backward(Kernels.sum(s, Kernels.mul(s, leaf, leaf)));
            }
        });
    }

    /** How one step at rate .1 moves weights of 1 that have this gradient. */
    private static float[] moved(long[] shape, float[] gradient, Muon.Settings settings) {
        try (Scope s = Scope.open()) {
            float[] ones = new float[gradient.length];
            Arrays.fill(ones, 1);
            SequencedMap<String, NDArray> leaves = new LinkedHashMap<>();
            leaves.put("weight", s.of(ones, shape));
            Muon muon = new Muon(s, leaves, settings);
            try (Scope t = Scope.training(Precision.FP32)) {
                Gradients.backward(Kernels.sum(t, Kernels.mul(t, leaves.get("weight"), t.of(gradient, shape))));
            }
            muon.step(.1, 0, 1);
            float[] moved = leaves.get("weight").toFloatArray();
            for (int i = 0; i < moved.length; i++) {
                moved[i] -= 1;
            }
            return moved;
        }
    }

    private static float[] transposed(float[] wide) {
        float[] tall = new float[12];
        for (int i = 0; i < 12; i++) {
            tall[i % 4 * 3 + i / 4] = wide[i];
        }
        return tall;
    }
}

package io.likeness.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kernel against numbers worked out by hand. */
class KernelsTest {

    @Test
    void activationsMatchTheirFormulas() {
        try (Scope s = Scope.open()) {
            NDArray x = s.of(new float[] {-1, 0, 2}, 3);
            assertClose(Kernels.silu(s, x), -0.26894143, 0, 1.7615942);
            assertClose(Kernels.gelu(s, x), -0.15865526, 0, 1.9544998);
            assertClose(Kernels.quickGelu(s, x), -0.15420423, 0, 1.9356586);
            assertClose(Kernels.geglu(s, s.of(new float[] {3, 2}, 2)), 5.8634994);
            assertClose(Kernels.exp(s, x), 0.36787945, 1, 7.389056);
            assertClose(Kernels.clamp(s, x, -0.5, 1), -0.5, 0, 1);
            assertClose(
                    Kernels.logSoftmax(s, s.of(new float[] {0, 0, 1, 1}, 2, 2)),
                    -0.6931472,
                    -0.6931472,
                    -0.6931472,
                    -0.6931472);
            assertClose(Kernels.unit(s, s.of(new float[] {3, 4, 0, -2}, 2, 2)), .6, .8, 0, -1);
        }
    }

    @Test
    void theDeviationOfEachSampleComesNearerToItsModels() {
        try (Scope s = Scope.open()) {
            NDArray guided = s.of(new float[] {4, 0, 0, 0, 1, 1, 1, 3}, 2, 1, 2, 2); // deviations 2 and 1
            NDArray prompted = s.of(new float[] {1, 0, 0, 0, 5, 5, 5, 9}, 2, 1, 2, 2); // 0.5 and 2
            assertClose(Kernels.matchDeviation(s, guided, prompted, 0), 4, 0, 0, 0, 1, 1, 1, 3);
            assertClose(Kernels.matchDeviation(s, guided, prompted, 1), 1, 0, 0, 0, 2, 2, 2, 6);
            assertClose(Kernels.matchDeviation(s, guided, prompted, 0.5), 2.5, 0, 0, 0, 1.5, 1.5, 1.5, 4.5);
        }
    }

    @Test
    void linearMultipliesByTheTransposedWeight() {
        try (Scope s = Scope.open()) {
            NDArray x = s.of(new float[] {1, 2}, 1, 2);
            NDArray weight = s.of(new float[] {1, 0, 0, 1, 1, 1}, 3, 2);
            assertClose(Kernels.linear(s, x, weight, null), 1, 2, 3);
            assertClose(Kernels.linear(s, x, weight, s.of(new float[] {10, 20, 30}, 3)), 11, 22, 33);
        }
    }

    @Test
    void convolutionPadsAndStrides() {
        try (Scope s = Scope.open()) {
            NDArray x = s.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
            NDArray weight = s.of(new float[] {0, 0, 0, 0, 1, 1, 0, 1, 1}, 1, 1, 3, 3);
            NDArray bias = s.of(new float[] {0.5f}, 1);
            assertClose(Kernels.conv2d(s, x, weight, bias, 1, 1), 10.5, 6.5, 7.5, 4.5);
            assertClose(Kernels.conv2d(s, x, weight, bias, 2, 1), 10.5);
            assertThat(Kernels.padRightAndBottom(s, x).getShape().getShape()).containsExactly(1, 1, 3, 3);
            assertClose(Kernels.resizeNearest(s, x, 3, 2), 1, 2, 1, 2, 3, 4);
        }
    }

    @Test
    void normalisationsHaveZeroMeanAndUnitVariance() {
        try (Scope s = Scope.open()) {
            NDArray x = s.of(new float[] {1, 3, 10, 30}, 1, 4);
            NDArray one = s.of(new float[] {1, 1, 1, 2}, 4);
            NDArray shift = s.of(new float[] {0, 0, 0, 5}, 4);
            assertClose(Kernels.groupNorm(s, x, 2, one, shift, 0), -1, 1, -1, 7);
            assertClose(
                    Kernels.layerNorm(s, s.of(new float[] {-2, 2}, 1, 2), s.of(new float[] {1, 1}, 2), s.zeros(2), 0),
                    -1,
                    1);
        }
    }

    @Test
    void attentionMixesValuesAndACausalOneLooksBackOnly() {
        try (Scope s = Scope.open()) {
            NDArray query = s.zeros(1, 2, 2);
            NDArray value = s.of(new float[] {1, 2, 3, 6}, 1, 2, 2);
            assertClose(Kernels.attention(s, query, query, value, 2, false), 2, 4, 2, 4);
            assertClose(Kernels.attention(s, query, query, value, 2, true), 1, 2, 2, 4);
        }
    }

    @Test
    void pooledRowsAreFoundByTheirIds() {
        try (Scope s = Scope.open()) {
            NDArray x = s.of(new float[] {1, 2, 3, 4}, 1, 4, 1);
            NDArray ids = s.of(new long[] {0, 7, 9, 9}, 1, 4);
            assertClose(Kernels.rowsAtLargestId(s, x, ids), 3);
            assertClose(Kernels.rowsAtFirstId(s, x, ids, 7), 2);
        }
    }

    @Test
    void shapesChangeAndComeBack() {
        try (Scope s = Scope.open()) {
            NDArray x = s.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 2, 2);
            NDArray tokens = Kernels.imageToTokens(s, x);
            assertClose(tokens, 1, 5, 2, 6, 3, 7, 4, 8);
            assertClose(Kernels.tokensToImage(s, tokens, 2, 2), 1, 2, 3, 4, 5, 6, 7, 8);
            assertClose(Kernels.spatialShift(s, x, s.of(new float[] {10, 20}, 1, 2)), 11, 12, 13, 14, 25, 26, 27, 28);
            assertClose(Kernels.narrow(s, x, 1, 1, 1), 5, 6, 7, 8);
            assertClose(Kernels.permute(s, tokens, 0, 2, 1), 1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(Kernels.cat(s, List.of(x, x), 1).getShape().getShape()).containsExactly(1, 4, 2, 2);
            assertThat(Kernels.reshape(s, x, 2, -1).getShape().getShape()).containsExactly(2, 4);
        }
    }

    @Test
    void arithmeticBroadcasts() {
        try (Scope s = Scope.open()) {
            NDArray x = s.of(new float[] {1, 2, 3, 4}, 2, 2);
            NDArray y = s.of(new float[] {10, 20}, 2);
            assertClose(Kernels.add(s, x, y), 11, 22, 13, 24);
            assertClose(Kernels.sub(s, x, y), -9, -18, -7, -16);
            assertClose(Kernels.mul(s, x, y), 10, 40, 30, 80);
            assertClose(Kernels.scale(s, x, -2), -2, -4, -6, -8);
            assertClose(Kernels.combine(s, 2, x, 0.5, y), 7, 14, 11, 18);
            assertClose(Kernels.mean(s, x), 2.5);
            assertClose(Kernels.sum(s, x), 10);
            assertClose(Kernels.squaredErrorPerSample(s, x, Kernels.scale(s, x, 0)), 2.5, 12.5);
        }
    }

    @Test
    void aPredictionWithoutAnyDeviationStaysFinite() {
        try (Scope s = Scope.open()) {
            NDArray flat = s.of(new float[] {2, 2, 2, 2, 1, 2, 3, 4}, 2, 1, 2, 2);
            NDArray prompted = s.of(new float[] {1, 2, 3, 4, 5, 5, 5, 5}, 2, 1, 2, 2);
            assertClose(Kernels.matchDeviation(s, flat, prompted, 0.7), 2, 2, 2, 2, 0.3, 0.6, 0.9, 1.2);
            NDArray both = s.of(new float[] {0, 0, 0, 0}, 1, 1, 2, 2);
            assertClose(Kernels.matchDeviation(s, both, both, 1), 0, 0, 0, 0);
        }
    }

    @Test
    void bf16ComputesRoughlyAndReturnsToFloat() {
        try (Scope s = Scope.inference(Precision.BF16)) {
            NDArray x = s.of(new float[] {1.001f, 2}, 1, 2);
            NDArray y = Kernels.linear(s, x, s.of(new float[] {1, 1}, 1, 2), s.zeros(1));
            assertThat(Kernels.toFloat(s, y).getFloat()).isEqualTo(3.0f);
        }
    }

    @Test
    void aFailureNamesItsKernel() {
        try (Scope s = Scope.open()) {
            assertThatThrownBy(() -> Kernels.add(s, s.zeros(2), s.zeros(3)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("kernel add");
        }
    }

    private static void assertClose(NDArray got, double... expected) {
        float[] numbers = got.toFloatArray();
        assertThat(numbers).hasSize(expected.length);
        for (int i = 0; i < numbers.length; i++) {
            assertThat((double) numbers[i]).isCloseTo(expected[i], within(1e-5));
        }
    }
}

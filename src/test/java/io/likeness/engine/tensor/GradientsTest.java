package io.likeness.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Backward, and what happens to leaves in place. */
class GradientsTest {

    @Test
    void aGradientFlowsThroughKernelsAndDjlOperationsAlike() {
        try (Scope model = Scope.open()) {
            NDArray weight = model.of(new float[] {1, 2}, 1, 2);
            Gradients.require(List.of(weight), true);
            try (Scope s = Scope.training(Precision.FP32)) {
                NDArray y = Kernels.linear(s, s.of(new float[] {3, 4}, 1, 2), weight, null); // 11
                Gradients.backward(Kernels.sum(s, y.mul(y)));
                assertThat(gradient(s, weight)).containsExactly(66, 88);
            }
        }
    }

    @Test
    void anUpstreamGradientWeighsAndSecondBackwardsAdd() {
        try (Scope model = Scope.open()) {
            NDArray weight = model.of(new float[] {1, 2}, 2);
            Gradients.require(List.of(weight), true);
            for (int i = 0; i < 2; i++) {
                try (Scope s = Scope.training(Precision.FP32)) {
                    Gradients.backward(Kernels.scale(s, weight, 3), s.of(new float[] {1, 10}, 2));
                }
            }
            try (Scope s = Scope.open()) {
                assertThat(gradient(s, weight)).containsExactly(6, 60);
                Leaves.zero(Gradients.of(s, List.of(weight)));
                assertThat(gradient(s, weight)).containsExactly(0, 0);
            }
        }
    }

    @Test
    void aFrozenOrInferenceScopeRecordsNothing() {
        try (Scope model = Scope.open()) {
            NDArray weight = model.of(new float[] {1, 2}, 2);
            Gradients.require(List.of(weight), true);
            try (Scope s = Scope.training(Precision.FP32)) {
                NDArray y;
                try (Scope frozen = s.frozen()) {
                    y = s.keep(Kernels.scale(frozen, weight, 3));
                }
                Gradients.backward(Kernels.sum(s, Kernels.mul(s, weight, y)));
                assertThat(gradient(s, weight)).containsExactly(3, 6);
            }
        }
    }

    @Test
    void theRecordSurvivesTheScopeOfABlock() {
        try (Scope model = Scope.open()) {
            NDArray weight = model.of(new float[] {2}, 1);
            Gradients.require(List.of(weight), true);
            try (Scope s = Scope.training(Precision.FP32)) {
                NDArray cubed;
                try (Scope block = s.nested()) {
                    NDArray squared = Kernels.mul(block, weight, weight);
                    cubed = s.keep(Kernels.mul(block, squared, block.of(5)));
                }
                Gradients.backward(Kernels.sum(s, cubed));
                assertThat(gradient(s, weight)).containsExactly(20);
            }
        }
    }

    @Test
    void bf16ComputationLeavesFloatGradients() {
        try (Scope model = Scope.open()) {
            NDArray weight = model.of(new float[] {1, 2}, 1, 2);
            Gradients.require(List.of(weight), true);
            try (Scope s = Scope.training(Precision.BF16)) {
                NDArray y = Kernels.linear(s, s.of(new float[] {3, 4}, 1, 2), weight, null);
                Gradients.backward(Kernels.sum(s, Kernels.toFloat(s, y)));
                NDArray gradient = Objects.requireNonNull(Gradients.of(s, weight));
                assertThat(gradient.getDataType().name()).isEqualTo("FLOAT32");
                assertThat(gradient.toFloatArray()).containsExactly(3, 4);
            }
        }
    }

    @Test
    void clippingShortensLongGradientsOnly() {
        try (Scope s = Scope.open()) {
            NDArray a = s.of(new float[] {3}, 1);
            NDArray b = s.of(new float[] {4}, 1);
            assertThat(Gradients.clip(List.of(a, b), 10)).isEqualTo(5);
            assertThat(a.getFloat()).isEqualTo(3);
            assertThat(Gradients.clip(List.of(a, b), 1)).isEqualTo(5);
            assertThat(a.getFloat()).isCloseTo(0.6f, within(1e-6f));
            assertThat(b.getFloat()).isCloseTo(0.8f, within(1e-6f));
        }
    }

    @Test
    void adamWTakesTheStepOfItsPaper() {
        try (Scope s = Scope.open()) {
            NDArray parameter = s.of(new float[] {1}, 1);
            NDArray mean = s.zeros(1);
            NDArray square = s.zeros(1);
            NDArray step = s.of(0);
            List<NDArray> parameters = List.of(parameter);
            Leaves.AdamW settings = new Leaves.AdamW(0.1, 0.9, 0.999, 0.01, 1e-8);
            for (int i = 0; i < 2; i++) {
                Leaves.adamW(parameters, List.of(s.of(0.5f)), List.of(mean), List.of(square), List.of(step), settings);
            }
            // Equal gradients: each step is the rate itself, after the decay.
            double expected = (1 * (1 - 0.001) - 0.1) * (1 - 0.001) - 0.1;
            assertThat((double) parameter.getFloat()).isCloseTo(expected, within(1e-6));
            assertThat(step.getFloat()).isEqualTo(2);
            assertThat(mean.getFloat()).isCloseTo(0.095f, within(1e-6f));
        }
    }

    @Test
    void listsOfTensorsChangeInPlace() {
        try (Scope s = Scope.open()) {
            NDArray x = s.of(new float[] {1, 2}, 2);
            NDArray y = s.of(new float[] {5, 6}, 2);
            Leaves.lerp(List.of(x), List.of(y), 0.25);
            assertThat(x.toFloatArray()).containsExactly(2, 3);
            Leaves.add(List.of(x), List.of(y), 2);
            assertThat(x.toFloatArray()).containsExactly(12, 15);
            Leaves.copy(List.of(x), List.of(y));
            Leaves.scale(List.of(x), 2);
            assertThat(x.toFloatArray()).containsExactly(10, 12);
            Leaves.scale(List.of(), 2);
        }
    }

    private static float[] gradient(Scope s, NDArray leaf) {
        return Objects.requireNonNull(Gradients.of(s, leaf)).toFloatArray();
    }
}

package io.likeness.engine.unet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The garbage collector never frees a tensor, so a forgotten one would show here. */
class TrainingMemoryTest {

    private static final Path STATM = Path.of("/proc/self/statm");
    private static final int PAGE = 4096;
    private static final long MIB = 1 << 20;

    private static final UNetConfig CONFIG = new UNetConfig(
            16,
            4,
            4,
            1,
            32,
            8,
            1e-5,
            true,
            0,
            false,
            null,
            List.of(new UNetConfig.Stage(16, 2, 1, true, true), new UNetConfig.Stage(32, 2, 1, false, false)));

    @Test
    void twoHundredStepsLeaveNativeMemoryFlat() throws IOException {
        assumeTrue(Files.exists(STATM), "resident memory is read from /proc");
        try (Scope model = Scope.open()) {
            UNet2DConditionModel unet = new UNet2DConditionModel(Weights.fresh(new Seeds(1), model), CONFIG);
            List<NDArray> leaves = unet.parameters().leaves();
            Gradients.require(leaves, true);
            steps(unet, leaves, 0, 40);
            long before = resident();
            steps(unet, leaves, 40, 240);
            long grown = resident() - before;
            // A step makes about 2 MiB of tensors, 400 in all; what grows by tens is Java's own heap, which is in here
            // too.
            assertThat(grown).isLessThan(100 * MIB);
        }
    }

    private static void steps(UNet2DConditionModel unet, List<NDArray> leaves, int from, int to) {
        for (int i = from; i < to; i++) {
            Seeds seeds = new Seeds(i);
            try (Scope s = Scope.training(Precision.FP32)) {
                NDArray sample = seeds.noise(s, 4, 4, 8, 8);
                NDArray context = seeds.at("text").noise(s, 4, 8, 32);
                NDArray predicted = unet.forward(s, sample, 500, Conditioning.of(context));
                NDArray target = seeds.at("target").noise(s, 4, 4, 8, 8);
                Gradients.backward(Kernels.mean(s, Kernels.squaredErrorPerSample(s, predicted, target)));
                Leaves.zero(Gradients.of(s, leaves));
            }
        }
    }

    private static long resident() throws IOException {
        return Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE;
    }
}

package io.likeness.engine.unet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UNets of other shapes than the golden ones, and what training needs of them. */
class UNet2DConditionModelTest {

    private static final UNetConfig CONFIG = new UNetConfig(
            8,
            3,
            3,
            1,
            12,
            4,
            1e-5,
            true,
            0,
            true,
            null,
            List.of(
                    new UNetConfig.Stage(8, 2, 1, false, false),
                    new UNetConfig.Stage(16, 4, 1, true, true),
                    new UNetConfig.Stage(16, 2, 1, true, false)));

    @TempDir
    Path folder;

    @Test
    void savingTheParametersIsTheInverseOfLoading() {
        try (Scope s = Scope.open()) {
            UNet2DConditionModel unet = fresh(s);
            SafetensorsWriter writer = new SafetensorsWriter();
            unet.parameters()
                    .byName()
                    .forEach((name, leaf) -> writer.add(
                            name, leaf.toFloatArray(), leaf.getShape().getShape()));
            Path path = folder.resolve("unet.safetensors");
            writer.write(path);
            UNet2DConditionModel again = new UNet2DConditionModel(Weights.of(SafetensorsFile.open(path), s), CONFIG);
            assertThat(again.parameters().names()).isEqualTo(unet.parameters().names());
            assertThat(predict(s, again)).isEqualTo(predict(s, unet));
        }
    }

    @Test
    void theSameStepTwiceIsTheSameBitForBit() {
        try (Scope s = Scope.open()) {
            UNet2DConditionModel unet = fresh(s);
            Gradients.require(unet.parameters().leaves(), true);
            assertThat(gradients(unet)).usingRecursiveComparison().isEqualTo(gradients(fresh(s, true)));
        }
    }

    @Test
    void aGradientIsTheSlopeOfTheLoss() {
        try (Scope s = Scope.open()) {
            UNet2DConditionModel unet = fresh(s, true);
            NDArray leaf = Objects.requireNonNull(unet.parameters().byName().get("conv_out.bias"));
            gradients(unet);
            float slope = Objects.requireNonNull(Gradients.of(s, leaf)).toFloatArray()[1];
            float step = 0.01f;
            Gradients.require(List.of(leaf), false);
            leaf.set(new float[] {leaf.getFloat(0), leaf.getFloat(1) + step, leaf.getFloat(2)});
            float above = loss(unet);
            leaf.set(new float[] {leaf.getFloat(0), leaf.getFloat(1) - 2 * step, leaf.getFloat(2)});
            float below = loss(unet);
            assertThat((above - below) / (2 * step)).isCloseTo(slope, within(1e-3f));
        }
    }

    @Test
    void bf16StaysNearFloat32() {
        try (Scope model = Scope.open();
                Scope s = Scope.inference(Precision.BF16)) {
            UNet2DConditionModel unet = fresh(model);
            float[] rough = predict(s, unet);
            float[] exact;
            try (Scope fine = Scope.open()) {
                exact = predict(fine, unet);
            }
            assertThat(rough).isNotEqualTo(exact);
            for (int i = 0; i < exact.length; i++) {
                assertThat(rough[i]).isCloseTo(exact[i], within(0.03f));
            }
        }
    }

    private static UNet2DConditionModel fresh(Scope owner) {
        return new UNet2DConditionModel(Weights.fresh(new Seeds(1), owner), CONFIG);
    }

    private static UNet2DConditionModel fresh(Scope owner, boolean trained) {
        UNet2DConditionModel unet = fresh(owner);
        Gradients.require(unet.parameters().leaves(), trained);
        return unet;
    }

    private static float[] predict(Scope s, UNet2DConditionModel unet) {
        return output(s, unet).toFloatArray();
    }

    private static NDArray output(Scope s, UNet2DConditionModel unet) {
        NDArray sample = new Seeds(2).noise(s, 2, 3, 8, 8);
        return unet.forward(s, sample, 300, Conditioning.of(new Seeds(3).noise(s, 2, 5, 12)));
    }

    private static float loss(UNet2DConditionModel unet) {
        try (Scope s = Scope.open()) {
            NDArray target = new Seeds(4).noise(s, 2, 3, 8, 8);
            return Kernels.mean(s, Kernels.squaredErrorPerSample(s, output(s, unet), target))
                    .getFloat();
        }
    }

    private static List<float[]> gradients(UNet2DConditionModel unet) {
        try (Scope s = Scope.training(Precision.FP32)) {
            NDArray target = new Seeds(4).noise(s, 2, 3, 8, 8);
            Gradients.backward(Kernels.mean(s, Kernels.squaredErrorPerSample(s, output(s, unet), target)));
            return Gradients.of(s, unet.parameters().leaves()).stream()
                    .map(NDArray::toFloatArray)
                    .toList();
        }
    }
}

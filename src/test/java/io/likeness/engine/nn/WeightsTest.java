package io.likeness.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a network's tensors. */
class WeightsTest {

    private static final Initial ANY = Initial.constant(0);

    @TempDir
    Path folder;

    @Test
    void everyFloatingPointTypeBecomesFloat32() {
        SafetensorsFile file = file(new SafetensorsWriter()
                .add(
                        "f16",
                        TensorType.F16,
                        new long[] {2},
                        () -> shorts(Float.floatToFloat16(1.5f), Float.floatToFloat16(-2)))
                .add("bf16", TensorType.BF16, new long[] {1, 2}, () -> shorts((short) 0x3FC0, (short) 0xC000))
                .add("f32", new float[] {1.5f, -2}, 2));
        try (Scope s = Scope.open()) {
            Weights weights = Weights.of(file, s);
            for (NDArray leaf : List.of(
                    weights.tensor("f16", ANY, 2), weights.tensor("bf16", ANY, 1, 2), weights.tensor("f32", ANY, 2))) {
                assertThat(leaf.getDataType()).isEqualTo(DataType.FLOAT32);
                assertThat(leaf.toFloatArray()).containsExactly(1.5f, -2);
            }
            assertThat(weights.finish().names()).containsExactly("f16", "bf16", "f32");
        }
    }

    @Test
    void aPathOfLayersIsAKey() {
        SafetensorsFile file = file(new SafetensorsWriter().add("blocks.0.norm.weight", new float[] {3}, 1));
        try (Scope s = Scope.open()) {
            Weights norm = Weights.of(file, s).at("blocks").at(0).at("norm");
            assertThat(norm.has("weight")).isTrue();
            assertThat(norm.has("bias")).isFalse();
            assertThat(norm.tensor("weight", ANY, 1).getFloat()).isEqualTo(3);
        }
    }

    @Test
    void aMissingTensorIsNamedWithItsFile() {
        SafetensorsFile file = file(new SafetensorsWriter().add("a.weight", new float[] {3}, 1));
        try (Scope s = Scope.open()) {
            assertThatThrownBy(() -> Linear.load(Weights.of(file, s).at("b"), 2, 3))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining("model.safetensors: has no tensor 'b.weight', expected shape [3, 2]");
        }
    }

    @Test
    void anotherShapeIsNamedWithBoth() {
        SafetensorsFile file = file(new SafetensorsWriter().add("a.weight", new float[] {3, 4}, 1, 2));
        try (Scope s = Scope.open()) {
            assertThatThrownBy(() -> Linear.withoutBias(Weights.of(file, s).at("a"), 1, 2))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining("tensor 'a.weight' has shape [1, 2], expected [2, 1]");
        }
    }

    @Test
    void wholeNumbersAreNoWeights() {
        SafetensorsFile file = file(new SafetensorsWriter().add("ids", new long[] {3}, 1));
        try (Scope s = Scope.open()) {
            assertThatThrownBy(() -> Weights.of(file, s).tensor("ids", ANY, 1))
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining("'ids' is of type I");
        }
    }

    @Test
    void tensorsThatNobodyReadAreNamed() {
        SafetensorsFile file = file(new SafetensorsWriter()
                .add("a", new float[] {3}, 1)
                .add("stray", new float[] {4}, 1)
                .add("position_ids", new float[] {4}, 1));
        try (Scope s = Scope.open()) {
            Weights weights = Weights.of(file, s);
            weights.tensor("a", ANY, 1);
            weights.ignore("position_ids");
            assertThatThrownBy(weights::finish)
                    .isInstanceOf(BadFile.class)
                    .hasMessageContaining("has 1 tensors that its configuration has no place for: 'stray'");
        }
    }

    @Test
    void freshWeightsFollowTheSeedAndPytorchsDistributions() {
        try (Scope s = Scope.open()) {
            Parameters one = fresh(s, 1);
            assertThat(one.names()).containsExactly("a.weight", "a.bias", "n.weight", "n.bias");
            assertThat(one.count()).isEqualTo(64 * 16 + 64 + 64 + 64);
            assertThat(floats(one, "a.weight")).isEqualTo(floats(fresh(s, 1), "a.weight"));
            assertThat(floats(one, "a.weight")).isNotEqualTo(floats(fresh(s, 2), "a.weight"));
            NDArray weight = one.byName().get("a.weight");
            assertThat(weight.abs().max().getFloat()).isBetween(0.24f, 0.25f); // 1 / sqrt(16)
            assertThat(weight.mean().getFloat()).isCloseTo(0, within(0.02f));
            assertThat(floats(one, "n.weight")).containsOnly(1);
        }
    }

    private static Parameters fresh(Scope s, long seed) {
        Weights weights = Weights.fresh(new Seeds(seed), s);
        Linear.load(weights.at("a"), 16, 64);
        LayerNorm.load(weights.at("n"), 64, 1e-5);
        return weights.finish();
    }

    private static float[] floats(Parameters parameters, String name) {
        return parameters.byName().get(name).toFloatArray();
    }

    private SafetensorsFile file(SafetensorsWriter writer) {
        Path path = folder.resolve("model.safetensors");
        writer.write(path);
        return SafetensorsFile.open(path);
    }

    private static ByteBuffer shorts(short... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(values);
        return bytes;
    }
}

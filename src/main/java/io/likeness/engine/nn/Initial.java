package io.likeness.engine.nn;

import io.likeness.engine.tensor.Seeds;
import java.util.Arrays;

/** What a tensor holds before training: the same distributions that PyTorch's modules begin with. */
@FunctionalInterface
public interface Initial {

    /** Count numbers, drawn from seeds that are this tensor's own. */
    float[] values(Seeds seeds, int count);

    /** All the same number. */
    static Initial constant(float value) {
        return (seeds, count) -> {
            float[] values = new float[count];
            Arrays.fill(values, value);
            return values;
        };
    }

    /** Normal around zero. */
    static Initial normal(double deviation) {
        return (seeds, count) -> {
            float[] values = seeds.normals(count);
            for (int i = 0; i < count; i++) {
                values[i] *= (float) deviation;
            }
            return values;
        };
    }

    /** Weights and biases of linear layers and convolutions: uniform within one over the root of an output's inputs. */
    static Initial fanIn(long inputs) {
        double bound = 1 / Math.sqrt(inputs);
        return (seeds, count) -> {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) (bound * (2 * seeds.uniform(i) - 1));
            }
            return values;
        };
    }
}

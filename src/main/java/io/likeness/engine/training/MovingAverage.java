package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/** An exponential moving average of leaves, which draws steadier pictures than the leaves of any one step. */
public final class MovingAverage {

    private final List<NDArray> leaves;
    private final List<NDArray> averages = new ArrayList<>();
    private final double decay;

    /** An average that begins at the leaves' values and belongs to the owner. */
    public MovingAverage(Scope owner, List<NDArray> leaves, double decay) {
        this.leaves = List.copyOf(leaves);
        this.decay = decay;
        for (NDArray leaf : leaves) {
            averages.add(Kernels.copy(owner, leaf));
        }
    }

    /** average = decay average + (1 - decay) leaf. */
    public void update() {
        Leaves.lerp(averages, leaves, 1 - decay);
    }

    /** The averages, in the leaves' order. */
    public List<NDArray> averages() {
        return List.copyOf(averages);
    }

    /** Puts the averages where the leaves were, and the leaves where the averages were; twice changes nothing. */
    public void exchange() {
        try (Scope s = Scope.open()) {
            List<NDArray> held = new ArrayList<>();
            for (NDArray leaf : leaves) {
                held.add(Kernels.copy(s, leaf));
            }
            Leaves.copy(leaves, averages);
            Leaves.copy(averages, held);
        }
    }
}

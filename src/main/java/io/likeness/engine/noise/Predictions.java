package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/** What the last few steps predicted, newest first; older ones are given back. */
final class Predictions {

    private final Scope owner;
    private final int most;
    private final List<NDArray> kept = new ArrayList<>();

    Predictions(Scope owner, int most) {
        this.owner = owner;
        this.most = most;
    }

    /** Keeps a copy (B, C, H, W). */
    void add(NDArray prediction) {
        kept.addFirst(Kernels.copy(owner, prediction));
        if (kept.size() > most) {
            kept.removeLast().close();
        }
    }

    int size() {
        return kept.size();
    }

    /** That of so many steps ago; 0 is the newest. */
    NDArray get(int ago) {
        return kept.get(ago);
    }
}

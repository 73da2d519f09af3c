package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.vision.ClipModel;
import java.util.ArrayList;
import java.util.List;

/**
 * CLIP's loss over a whole batch (arXiv 2103.00020, figure 3), of which each shard has computed a part.
 *
 * <p>Every shard computes the whole batch's loss with the others' directions as constants, so the gradients of all shards add up to
 * those of one undivided batch; only the first one lets the temperature learn, which would count as often as there are shards.
 */
final class ContrastiveLoss {

    /** The paper's limit: cosines are multiplied by no more. */
    private static final double LARGEST_SCALE = 100;

    private final NDArray logitScale;
    private final Gathering gathering;

    ContrastiveLoss(ClipModel model, int shards) {
        this.logitScale = model.logitScale();
        this.gathering = new Gathering(shards);
    }

    /** The loss of the whole batch (a scalar), from this shard's directions (b, P) of pictures and of their captions. */
    NDArray of(Scope s, int shard, NDArray pictures, NDArray captions) {
        NDArray pairs = Kernels.cat(s, List.of(pictures, captions), 1); // (b, 2 P)
        float[][] parts = gathering.gather(shard, pairs.toFloatArray());
        List<NDArray> all = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            all.add(i == shard ? pairs : s.of(parts[i], pairs.getShape().getShape()));
        }
        NDArray scale = shard == 0 ? logitScale : Kernels.detach(s, logitScale);
        return of(s, Kernels.cat(s, all, 0), Kernels.clamp(s, Kernels.exp(s, scale), 0, LARGEST_SCALE));
    }

    /** Sends the other shards home when one fails. */
    void abandon() {
        gathering.abandon();
    }

    /** The mean cross entropy of finding each picture's caption and each caption's picture; pairs (B, 2 P). */
    private static NDArray of(Scope s, NDArray pairs, NDArray scale) {
        long batch = pairs.getShape().get(0);
        long width = pairs.getShape().get(1) / 2;
        NDArray pictures = Kernels.narrow(s, pairs, 1, 0, width); // (B, P)
        NDArray captions = Kernels.narrow(s, pairs, 1, width, width);
        NDArray logits = Kernels.mul(s, Kernels.linear(s, pictures, captions, null), scale); // (B, B)
        NDArray toCaptions = Kernels.logSoftmax(s, logits);
        NDArray toPictures = Kernels.logSoftmax(s, Kernels.permute(s, logits, 1, 0));
        NDArray own = Kernels.mul(s, Kernels.add(s, toCaptions, toPictures), diagonal(s, batch));
        return Kernels.scale(s, Kernels.sum(s, own), -.5 / batch);
    }

    private static NDArray diagonal(Scope s, long batch) {
        int side = Math.toIntExact(batch);
        float[] ones = new float[side * side];
        for (int i = 0; i < side; i++) {
            ones[i * side + i] = 1;
        }
        return s.of(ones, side, side);
    }
}

package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.RefereeAnswers;
import io.likeness.workshop.referee.Visible;
import java.util.List;

/**
 * How wrong a referee is: the cross entropy of each head over the scenes that it counts, and for the embedding the supervised
 * contrastive loss (arXiv 2004.11362, equation 2) over the scenes in which the subject can be known again.
 */
record RefereeLoss(double identityWeight, double temperature) {

    /** Takes a picture out of a softmax. */
    private static final float NEVER = -1e4f;

    /** The loss, a scalar. */
    NDArray of(Scope s, RefereeAnswers opinions, List<DrawnScene> batch) {
        NDArray loss = Kernels.scale(s, identity(s, opinions.identity(), batch), identityWeight);
        for (Head head : Head.values()) {
            NDArray likelihoods = Kernels.logSoftmax(s, opinions.of(head)); // (B, N)
            loss = Kernels.sub(s, loss, Kernels.sum(s, Kernels.mul(s, likelihoods, truth(s, head, batch))));
        }
        return loss;
    }

    /** One at each right answer (B, N), over the number of scenes that count. */
    private static NDArray truth(Scope s, Head head, List<DrawnScene> batch) {
        int width = head.labels().size();
        float[] truth = new float[batch.size() * width];
        long count = batch.stream().filter(drawn -> head.counts(drawn.scene())).count();
        for (int i = 0; i < batch.size(); i++) {
            if (head.counts(batch.get(i).scene())) {
                truth[i * width + head.truth(batch.get(i).scene()).ordinal()] = 1f / count;
            }
        }
        return s.of(truth, batch.size(), width);
    }

    private NDArray identity(Scope s, NDArray embeddings, List<DrawnScene> batch) {
        int count = batch.size();
        NDArray cosines = Kernels.linear(s, embeddings, embeddings, null); // (B, B)
        NDArray others = s.of(others(batch), count, count);
        NDArray logits = Kernels.combine(s, 1 / temperature, cosines, 1, others);
        NDArray same = s.of(same(batch), count, count);
        return Kernels.scale(s, Kernels.sum(s, Kernels.mul(s, Kernels.logSoftmax(s, logits), same)), -1);
    }

    /** A picture is compared with all others in which the subject can be known again. */
    private static float[] others(List<DrawnScene> batch) {
        int count = batch.size();
        float[] others = new float[count * count];
        for (int i = 0; i < others.length; i++) {
            boolean itself = i / count == i % count;
            others[i] = itself || !Visible.identity(batch.get(i % count).scene()) ? NEVER : 0;
        }
        return others;
    }

    /** One for each pair of pictures of one subject, over the number of such pairs. */
    private static float[] same(List<DrawnScene> batch) {
        int count = batch.size();
        float[] same = new float[count * count];
        int pairs = 0;
        for (int i = 0; i < same.length; i++) {
            if (isPair(batch.get(i / count), batch.get(i % count))) {
                same[i] = 1;
                pairs++;
            }
        }
        for (int i = 0; i < same.length; i++) {
            same[i] /= Math.max(1, pairs);
        }
        return same;
    }

    private static boolean isPair(DrawnScene one, DrawnScene other) {
        return one != other
                && one.subject() == other.subject()
                && Visible.identity(one.scene())
                && Visible.identity(other.scene());
    }
}

package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * Muon (Jordan 2024, "an optimizer for hidden layers") over named float32 matrices and convolutions: every step moves all directions of a
 * matrix alike, so that a network that is trained from nothing needs fewer of them.
 *
 * <p>Embeddings, biases, norms and the first and last layer are {@link AdamW}'s.
 */
public final class Muon {

    private static final String MOMENTUM = "momentum.";

    private final List<String> names;
    private final List<NDArray> matrices;
    private final List<NDArray> momenta = new ArrayList<>();
    private final Settings settings;

    /**
     * Muon's numbers, less the learning rate, which is of AdamW's size.
     *
     * @param momentum decay of the gradients' mean, which is looked ahead of (Nesterov)
     * @param weightDecay decoupled
     * @param precision what a step is made orthogonal in; momenta and weights stay in float32
     */
    public record Settings(double momentum, double weightDecay, Precision precision) {}

    /** An optimizer at its beginning; its state belongs to the owner, and the matrices gather gradients from now on. */
    public Muon(Scope owner, SequencedMap<String, NDArray> matrices, Settings settings) {
        this.names = List.copyOf(matrices.keySet());
        this.matrices = List.copyOf(matrices.values());
        this.settings = settings;
        for (NDArray matrix : this.matrices) {
            momenta.add(owner.zeros(matrix.getShape().getShape()));
        }
        Gradients.require(this.matrices, true);
    }

    /**
     * Steps one share of the matrices with the gradients that backward gathered, and sets those to zero; shares may step side by side.
     *
     * @param share from 0
     * @param shares how many make up all matrices
     */
    public void step(double learningRate, int share, int shares) {
        try (Scope s = Scope.open()) {
            List<NDArray> mine = everyNth(matrices, share, shares);
            List<NDArray> gradients = Gradients.of(s, mine);
            Leaves.muon(
                    mine,
                    gradients,
                    everyNth(momenta, share, shares),
                    learningRate,
                    settings.momentum(),
                    settings.weightDecay(),
                    settings.precision());
            Leaves.zero(gradients);
        }
    }

    /** Adds the state to a file: momentum.NAME for each matrix. */
    public void save(SafetensorsWriter file) {
        for (int i = 0; i < names.size(); i++) {
            StoredLeaves.add(file, MOMENTUM + names.get(i), momenta.get(i));
        }
    }

    /**
     * Takes over a state that {@link #save} wrote.
     *
     * @throws io.likeness.engine.EngineException.BadFile if the file lacks a matrix or holds it in another shape; the message names
     *     the tensor
     */
    public void load(SafetensorsFile file) {
        for (int i = 0; i < names.size(); i++) {
            StoredLeaves.read(file, MOMENTUM + names.get(i), momenta.get(i));
        }
    }

    private static List<NDArray> everyNth(List<NDArray> all, int first, int n) {
        List<NDArray> some = new ArrayList<>();
        for (int i = first; i < all.size(); i += n) {
            some.add(all.get(i));
        }
        return some;
    }
}

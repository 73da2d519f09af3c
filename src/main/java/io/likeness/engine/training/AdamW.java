package io.likeness.engine.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.tensor.Gradients;
import io.likeness.engine.tensor.Leaves;
import io.likeness.engine.tensor.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * AdamW (arXiv 1711.05101) over named float32 leaves, fused, with global-norm clipping before each step.
 *
 * <p>Its state can be written and read back, so that a resumed run takes the very same steps.
 */
public final class AdamW {

    private static final String MEAN = "mean.";
    private static final String SQUARE = "square.";
    private static final String STEP = "step";

    private final List<String> names;
    private final List<NDArray> leaves;
    private final List<NDArray> means = new ArrayList<>();
    private final List<NDArray> squares = new ArrayList<>();
    private final List<NDArray> steps = new ArrayList<>();
    private final Map<String, Double> ownRates;
    private final Settings settings;

    /**
     * AdamW's numbers, less the learning rate, which may change with every step.
     *
     * @param beta1 decay of the gradients' mean
     * @param beta2 decay of the squared gradients' mean
     * @param weightDecay decoupled, applied to every leaf
     * @param eps keeps the quotient finite
     * @param maxNorm gradients are shortened to this norm, taken over all leaves
     */
    public record Settings(double beta1, double beta2, double weightDecay, double eps, double maxNorm) {

        /** What diffusers' DreamBooth trains with. */
        public static final Settings DREAM_BOOTH = new Settings(0.9, 0.999, 0.01, 1e-8, 1.0);
    }

    /** An optimizer at its beginning; its state belongs to the owner, and the leaves gather gradients from now on. */
    public AdamW(Scope owner, SequencedMap<String, NDArray> leaves, Settings settings) {
        this(owner, leaves, Map.of(), settings);
    }

    /**
     * An optimizer at its beginning, some of whose leaves learn at rates of their own.
     *
     * @param ownRates how many times the learning rate, by the names of those leaves; they do not decay, and clipping leaves them out
     */
    public AdamW(Scope owner, SequencedMap<String, NDArray> leaves, Map<String, Double> ownRates, Settings settings) {
        this.ownRates = Map.copyOf(ownRates);
        this.names = List.copyOf(leaves.keySet());
        this.leaves = List.copyOf(leaves.values());
        this.settings = settings;
        for (NDArray leaf : this.leaves) {
            means.add(owner.zeros(leaf.getShape().getShape()));
            squares.add(owner.zeros(leaf.getShape().getShape()));
            steps.add(owner.zeros());
        }
        Gradients.require(this.leaves, true);
    }

    /**
     * Clips the gradients that backward gathered, steps, and sets them to zero.
     *
     * @return the gradients' norm before clipping
     * @throws BadSetting if the gradients are no longer finite; then no leaf was changed
     */
    public float step(double learningRate) {
        try (Scope s = Scope.open()) {
            Map<Integer, NDArray> arrived = arrived(s);
            List<Integer> own = new ArrayList<>();
            List<Integer> alike = new ArrayList<>();
            arrived.keySet().forEach(i -> (ownRates.containsKey(names.get(i)) ? own : alike).add(i));
            float norm = Gradients.clip(of(arrived, alike), settings.maxNorm());
            if (!Float.isFinite(norm) || !of(arrived, own).stream().allMatch(Leaves::isFinite)) {
                throw new BadSetting("the gradients are no longer finite numbers: learning rate %s is too high"
                        .formatted(learningRate));
            }
            update(alike, arrived, learningRate, settings.weightDecay());
            own.forEach(i -> update(List.of(i), arrived, learningRate * requireNonNull(ownRates.get(names.get(i))), 0));
            Leaves.zero(List.copyOf(arrived.values()));
            return norm;
        }
    }

    private void update(List<Integer> places, Map<Integer, NDArray> gradients, double learningRate, double decay) {
        Leaves.adamW(
                of(leaves, places),
                of(gradients, places),
                of(means, places),
                of(squares, places),
                of(steps, places),
                new Leaves.AdamW(learningRate, settings.beta1(), settings.beta2(), decay, settings.eps()));
    }

    /** The gradients by their leaves' places; none arrives in a last layer that nobody reads, as in SDXL's first text encoder. */
    private SequencedMap<Integer, NDArray> arrived(Scope s) {
        SequencedMap<Integer, NDArray> arrived = new LinkedHashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            NDArray gradient = Gradients.of(s, leaves.get(i));
            if (gradient != null) {
                arrived.put(i, gradient);
            }
        }
        return arrived;
    }

    private static List<NDArray> of(List<NDArray> all, List<Integer> places) {
        return places.stream().map(all::get).toList();
    }

    private static List<NDArray> of(Map<Integer, NDArray> all, List<Integer> places) {
        return places.stream().map(i -> requireNonNull(all.get(i))).toList();
    }

    /** Adds the state to a file: mean.NAME and square.NAME for each leaf, and the steps taken. */
    public void save(SafetensorsWriter file) {
        for (int i = 0; i < names.size(); i++) {
            StoredLeaves.add(file, MEAN + names.get(i), means.get(i));
            StoredLeaves.add(file, SQUARE + names.get(i), squares.get(i));
        }
        file.add(STEP, new float[] {steps.isEmpty() ? 0 : steps.getFirst().getFloat()}, 1);
    }

    /**
     * Takes over a state that {@link #save} wrote.
     *
     * @throws BadFile if the file is of another set of leaves; the message names the tensor
     */
    public void load(SafetensorsFile file) {
        if (file.names().size() != 2 * names.size() + 1) {
            throw new BadFile("%s: holds %d tensors, expected %d: it is the state of another training"
                    .formatted(file.path(), file.names().size(), 2 * names.size() + 1));
        }
        for (int i = 0; i < names.size(); i++) {
            StoredLeaves.read(file, MEAN + names.get(i), means.get(i));
            StoredLeaves.read(file, SQUARE + names.get(i), squares.get(i));
        }
        try (Scope s = Scope.open()) {
            NDArray taken = s.zeros(1);
            StoredLeaves.read(file, STEP, taken);
            NDArray scalar = taken.squeeze();
            steps.forEach(step -> Leaves.copy(List.of(step), List.of(scalar)));
        }
    }
}

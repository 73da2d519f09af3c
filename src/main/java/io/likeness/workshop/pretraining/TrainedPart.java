package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.Precision;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.training.AdamW;
import io.likeness.engine.training.MovingAverage;
import io.likeness.engine.training.Muon;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** A network that is being trained: its leaves, its optimizers, and the moving average of its weights. */
final class TrainedPart {

    private static final AdamW.Settings ADAM = new AdamW.Settings(.9, .99, 1e-3, 1e-8, 1);

    /** Follows a part's name in the name of the file of its averages. */
    static final String AVERAGE = "-average";

    private final String name;
    private final Parameters parameters;
    private final AdamW adam;
    private final Muon muon;
    private final MovingAverage average;

    /**
     * A part at its beginning.
     *
     * @param matrices the names of the leaves that {@link Muon} moves; {@link AdamW} moves the others
     * @param precision what Muon computes in
     */
    TrainedPart(
            String name,
            Parameters parameters,
            Predicate<String> matrices,
            Scope owner,
            Precision precision,
            double averageDecay) {
        this.name = name;
        this.parameters = parameters;
        SequencedMap<String, NDArray> hidden = new LinkedHashMap<>();
        SequencedMap<String, NDArray> others = new LinkedHashMap<>();
        parameters.byName().forEach((leaf, tensor) -> {
            boolean matrix = tensor.getShape().dimension() > 1 && matrices.test(leaf);
            (matrix ? hidden : others).put(leaf, tensor);
        });
        this.adam = new AdamW(owner, others, ADAM);
        this.muon = new Muon(owner, hidden, new Muon.Settings(.95, .1, precision));
        this.average = new MovingAverage(owner, parameters.leaves(), averageDecay);
    }

    void step(double rate, Shards shards) {
        adam.step(rate);
        shards.each(shard -> muon.step(rate, shard, shards.count()));
        average.update();
    }

    void save(Map<String, SafetensorsWriter> files) {
        SafetensorsWriter moments = new SafetensorsWriter();
        adam.save(moments);
        files.put(name + "-optimizer", moments);
        SafetensorsWriter momenta = new SafetensorsWriter();
        muon.save(momenta);
        files.put(name + "-momentum", momenta);
        files.put(name, PretrainingState.tensors(parameters.names(), parameters.leaves(), TensorType.F32));
        files.put(name + AVERAGE, PretrainingState.tensors(parameters.names(), average.averages(), TensorType.F32));
    }

    void load(PretrainingState state, int step) {
        PretrainingState.read(state.file(step, name), parameters.names(), parameters.leaves());
        PretrainingState.read(state.file(step, name + AVERAGE), parameters.names(), average.averages());
        adam.load(state.file(step, name + "-optimizer"));
        muon.load(state.file(step, name + "-momentum"));
    }

    /** Does something while the network has its averaged weights. */
    void averaged(Runnable work) {
        average.exchange();
        try {
            work.run();
        } finally {
            average.exchange();
        }
    }

    /** Writes the averaged weights into the model's folder. */
    void export(StarterFolder model, String file) {
        model.weights(file, parameters.names(), average.averages());
    }
}

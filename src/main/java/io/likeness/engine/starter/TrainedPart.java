package io.likeness.engine.starter;

import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.training.AdamW;
import io.likeness.engine.training.MovingAverage;
import java.util.Map;

/** A network that is being trained: its leaves, its optimizer, and the moving average of its weights. */
final class TrainedPart {

    private static final AdamW.Settings OPTIMIZER = new AdamW.Settings(.9, .99, 1e-3, 1e-8, 1);

    private final String name;
    private final Parameters parameters;
    private final AdamW optimizer;
    private final MovingAverage average;

    TrainedPart(String name, Parameters parameters, Scope owner, double averageDecay) {
        this.name = name;
        this.parameters = parameters;
        this.optimizer = new AdamW(owner, parameters.byName(), OPTIMIZER);
        this.average = new MovingAverage(owner, parameters.leaves(), averageDecay);
    }

    void step(double rate) {
        optimizer.step(rate);
        average.update();
    }

    void save(Map<String, SafetensorsWriter> files) {
        SafetensorsWriter moments = new SafetensorsWriter();
        optimizer.save(moments);
        files.put(name + "-optimizer", moments);
        files.put(name, PretrainingState.tensors(parameters.names(), parameters.leaves(), TensorType.F32));
        files.put(name + "-average", PretrainingState.tensors(parameters.names(), average.averages(), TensorType.F32));
    }

    void load(PretrainingState state, int step) {
        PretrainingState.read(state.file(step, name), parameters.names(), parameters.leaves());
        PretrainingState.read(state.file(step, name + "-average"), parameters.names(), average.averages());
        optimizer.load(state.file(step, name + "-optimizer"));
    }

    /** Writes the averaged weights into the model's folder. */
    void export(StarterFolder model, String file) {
        model.weights(file, parameters.names(), average.averages());
    }
}

package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.pipeline.LoraAdapter;
import io.likeness.engine.pipeline.StableDiffusion;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.Set;

/** What a fine-tuning changes: leaves for its optimizer, files for its checkpoints. */
sealed interface Trained permits TrainedNetworks, TrainedAdapter {

    /** That of a spec's method. */
    static Trained of(FineTuningSpec spec, StableDiffusion model, LoraAdapter adapter) {
        return switch (spec.method()) {
            case FullFineTuning _ -> TrainedNetworks.of(model, spec.trainTextEncoder());
            case Lora lora -> TrainedAdapter.of(spec, lora, adapter);
        };
    }

    /** The leaves that learn, by names of their own. */
    SequencedMap<String, NDArray> leaves();

    /** The parts of the model whose weights a checkpoint does not take from the base model. */
    Set<String> replaced();

    /** Writes what was learned into a checkpoint's folder, to the bit. */
    void write(Path folder);
}

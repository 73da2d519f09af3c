package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.lora.AdapterNotes;
import io.likeness.engine.family.ModelFamily;
import io.likeness.engine.pipeline.LoraAdapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * An adapter that learns beside networks that stay as they are.
 *
 * @param notes what its file says of itself
 */
record TrainedAdapter(LoraAdapter adapter, Map<String, String> notes) implements Trained {

    static TrainedAdapter of(FineTuningSpec spec, Lora lora, LoraAdapter adapter) {
        DiffusersFolder base = DiffusersFolder.open(spec.baseModel());
        String subject = spec.identifier() + " " + spec.classNoun();
        AdapterNotes notes = new AdapterNotes(List.of(lora.rank()), List.of(lora.alpha()))
                .beside(ModelFamily.of(base).singleFile(), base.predictsVelocity())
                .trainedOn(
                        String.valueOf(base.path().toAbsolutePath().normalize().getFileName()))
                .titled(subject)
                .triggeredBy(subject);
        return new TrainedAdapter(adapter, notes.all());
    }

    @Override
    public SequencedMap<String, NDArray> leaves() {
        return adapter.leaves();
    }

    @Override
    public Set<String> replaced() {
        return Set.of();
    }

    @Override
    public void write(Path folder) {
        SafetensorsWriter file = AdapterNotes.write(notes, StoredLeaves.of(adapter.finish()));
        file.metadata(AdapterNotes.HASH, file.dataHash()).write(folder.resolve(LoraAdapter.FILE));
    }
}

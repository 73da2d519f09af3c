package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.pipeline.LoraAdapter;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.Set;

/** An adapter that learns beside networks that stay as they are. */
record TrainedAdapter(LoraAdapter adapter) implements Trained {

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
        StoredLeaves.write(folder.resolve(LoraAdapter.FILE), adapter.finish());
    }
}

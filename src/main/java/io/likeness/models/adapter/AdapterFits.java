package io.likeness.models.adapter;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.inspection.AdapterFile;
import io.likeness.engine.inspection.AdapterFit;
import io.likeness.engine.inspection.AdapterShapes;
import io.likeness.engine.inspection.ModelShapes;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.models.WeightsFolders;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.storage.LocalCopy;
import io.likeness.storage.StorageException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which adapters fit which base models, by the names and shapes of their layers; neither changes, so each pair is compared once. Not
 * for use within a transaction: whoever asks may wait for others who read.
 */
@Component
public class AdapterFits {

    /** Enough for every pair that people look at; begun anew when it is full. */
    private static final int MOST_KNOWN = 10_000;

    private static final int MOST_SHAPES = 32;

    /** SDXL has a fifth of that. */
    private static final int MOST_LAYERS = 10_000;

    private final Map<Pair, AdapterMatch> known = new ConcurrentHashMap<>();
    private final HeaderMemory<FileKey, AdapterShapes> adapters;
    private final HeaderMemory<BaseModelId, ModelShapes> models;
    private final WeightsFolders weights;
    private final FileStore files;

    private record Pair(FileKey adapter, BaseModelId baseModel) {}

    AdapterFits(WeightsFolders weights, FileStore files, HeaderTurn turn) {
        this.weights = weights;
        this.files = files;
        this.adapters = new HeaderMemory<>(MOST_SHAPES, shapes -> shapes.size() <= MOST_LAYERS, turn);
        this.models = new HeaderMemory<>(MOST_SHAPES, _ -> true, turn);
    }

    /**
     * How far an adapter fits.
     *
     * @param checkpoint weights of the same shape, for a base model that was removed
     */
    public AdapterMatch of(AdapterDetails adapter, BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        Pair pair = new Pair(adapter.file(), baseModel);
        AdapterMatch seen = known.get(pair);
        return seen == null ? compare(pair, checkpoint) : seen;
    }

    private AdapterMatch compare(Pair pair, @Nullable CheckpointId checkpoint) {
        AdapterShapes adapter;
        try {
            adapter = adapters.get(pair.adapter(), () -> shapes(pair.adapter()));
        } catch (BadFile | StorageException gone) {
            return new AdapterMatch.NoAdapter(); // not kept: what cannot be read now may come back
        }
        try {
            AdapterMatch match = AdapterMatch.of(AdapterFit.of(adapter, model(pair.baseModel(), checkpoint)));
            keep(pair, match);
            return match;
        } catch (NotFound | BadFile gone) {
            return new AdapterMatch.NoModel();
        }
    }

    private AdapterShapes shapes(FileKey adapter) {
        try (LocalCopy file = files.localCopy(adapter)) {
            return AdapterFile.open(file.path()).shapes();
        }
    }

    private ModelShapes model(BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        Path folder = weights.configs(baseModel, checkpoint);
        try {
            return models.get(baseModel, () -> ModelShapes.read(folder));
        } catch (BadFile gone) {
            if (checkpoint == null) {
                throw gone;
            }
            Path own = weights.of(baseModel, checkpoint);
            return models.get(baseModel, () -> ModelShapes.read(own));
        }
    }

    private void keep(Pair pair, AdapterMatch match) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(pair, match);
    }
}

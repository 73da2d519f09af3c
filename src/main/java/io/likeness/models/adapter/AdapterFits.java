package io.likeness.models.adapter;

import io.likeness.common.NotFound;
import io.likeness.engine.AdapterFit;
import io.likeness.engine.EngineException;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.models.WeightsFolders;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which adapters fit which base models, by the names and shapes of their layers; neither changes, so each pair is compared once. */
@Component
public class AdapterFits {

    private static final AdapterMatch NONE = new AdapterMatch(false, 0, 0);

    /** Enough for every pair that people look at; begun anew when it is full. */
    private static final int MOST_KNOWN = 10_000;

    private final Map<Pair, AdapterMatch> known = new ConcurrentHashMap<>();
    private final WeightsFolders weights;
    private final FileStore files;

    private record Pair(FileKey adapter, BaseModelId baseModel) {}

    AdapterFits(WeightsFolders weights, FileStore files) {
        this.weights = weights;
        this.files = files;
    }

    /**
     * How far an adapter fits.
     *
     * @param checkpoint weights of the same shape, for a base model that was removed
     */
    public AdapterMatch of(AdapterDetails adapter, BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        Pair pair = new Pair(adapter.file(), baseModel);
        AdapterMatch seen = known.get(pair);
        if (seen != null) {
            return seen;
        }
        try {
            AdapterMatch fit =
                    AdapterMatch.of(AdapterFit.of(files.path(adapter.file()), weights.configs(baseModel, checkpoint)));
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(pair, fit);
            return fit;
        } catch (NotFound | EngineException gone) {
            return NONE; // not kept: what cannot be read now may come back
        }
    }
}

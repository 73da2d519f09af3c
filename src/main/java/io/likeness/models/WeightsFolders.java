package io.likeness.models;

import io.likeness.common.NotFound;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the weights lie that draw: a checkpoint has all it needs, so it also draws when its base model was removed. */
@Component
public class WeightsFolders {

    private final BaseModels baseModels;
    private final Checkpoints checkpoints;

    WeightsFolders(BaseModels baseModels, Checkpoints checkpoints) {
        this.baseModels = baseModels;
        this.checkpoints = checkpoints;
    }

    /**
     * A diffusers folder; for work whose right to it was decided.
     *
     * @param checkpoint null: the base model itself draws
     * @throws NotFound when it is not there any more
     */
    public Path of(BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        return checkpoint == null ? baseModels.folder(baseModel) : checkpoints.folder(checkpoint);
    }

    /**
     * What people call them: the base model's name, or that of the file that a checkpoint is taken home in.
     *
     * @throws NotFound when they are not there any more
     */
    public String name(BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        return checkpoint == null
                ? baseModels.get(baseModel).name()
                : checkpoints.any(checkpoint).fileName();
    }

    /**
     * A diffusers folder with the same configs: the base model's, or the checkpoint's own when that was removed.
     *
     * @throws NotFound when neither is there any more
     */
    public Path configs(BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        try {
            return baseModels.folder(baseModel);
        } catch (NotFound removed) {
            return of(baseModel, checkpoint);
        }
    }
}

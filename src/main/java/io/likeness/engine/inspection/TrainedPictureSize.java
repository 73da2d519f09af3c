package io.likeness.engine.inspection;

import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.pipeline.StableDiffusion;
import java.nio.file.Path;

/** How large a model draws. */
public final class TrainedPictureSize {

    private TrainedPictureSize() {}

    /**
     * Pixels along a side of the pictures that a model was trained at, from its configs.
     *
     * @param model a diffusers folder
     */
    public static int of(Path model) {
        return StableDiffusion.size(DiffusersFolder.open(model));
    }
}

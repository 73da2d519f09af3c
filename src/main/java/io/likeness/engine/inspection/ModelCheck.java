package io.likeness.engine.inspection;

import io.likeness.engine.EngineException;
import io.likeness.engine.pipeline.StableDiffusion;
import java.nio.file.Path;

/** Whether somebody can draw with a model, by its configurations, its tokenizers and the headers of its weights; no number is read. */
public final class ModelCheck {

    private ModelCheck() {}

    /**
     * Builds the networks of the headers alone.
     *
     * @param model a diffusers folder
     * @throws EngineException.BadFile naming the file, and the tensor or the option that is missing or that this engine does not have
     */
    public static void requireWhole(Path model) {
        StableDiffusion.requireWhole(model);
    }
}

package io.likeness.engine;

import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.JsonFile;
import tools.jackson.databind.JsonNode;

/** The families of models that this engine knows. */
public enum ModelFamily {
    STABLE_DIFFUSION_1("Stable Diffusion 1.x", "stable-diffusion-1"),
    STABLE_DIFFUSION_2("Stable Diffusion 2.x", "stable-diffusion-2"),
    STABLE_DIFFUSION_XL("Stable Diffusion XL", "stable-diffusion-xl");

    /** What people call it. */
    final String title;

    /** The file of the settings that suit a model of full size. */
    final String defaults;

    ModelFamily(String title, String defaults) {
        this.title = title;
        this.defaults = defaults;
    }

    /**
     * That of a folder, by its UNet's configuration: XL adds an embedding of the picture's size, and 2.x turned the convolutions around
     * attention into linear layers.
     */
    public static ModelFamily of(DiffusersFolder model) {
        JsonNode unet = JsonFile.read(model.config("unet"));
        if (unet.path("addition_embed_type").asString("").equals("text_time")) {
            return STABLE_DIFFUSION_XL;
        }
        return unet.path("use_linear_projection").asBoolean(false) ? STABLE_DIFFUSION_2 : STABLE_DIFFUSION_1;
    }
}

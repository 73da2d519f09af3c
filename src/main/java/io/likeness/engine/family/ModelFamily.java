package io.likeness.engine.family;

import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import tools.jackson.databind.JsonNode;

/** The families of models that this engine knows. */
public enum ModelFamily {
    STABLE_DIFFUSION_1("stable-diffusion-1", LdmFamily.STABLE_DIFFUSION_1),
    STABLE_DIFFUSION_2("stable-diffusion-2", LdmFamily.STABLE_DIFFUSION_2),
    STABLE_DIFFUSION_XL("stable-diffusion-xl", LdmFamily.STABLE_DIFFUSION_XL);

    private final String title;

    private final String defaults;

    private final LdmFamily singleFile;

    ModelFamily(String defaults, LdmFamily singleFile) {
        this.title = singleFile.title();
        this.defaults = defaults;
        this.singleFile = singleFile;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The file of the settings that suit a model of full size. */
    public String defaults() {
        return defaults;
    }

    /** How its models are laid out in single files. */
    public LdmFamily singleFile() {
        return singleFile;
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

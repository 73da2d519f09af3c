package io.likeness.engine.checkpoint.ldm;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The families of single files: which networks are inside, under which prefix. */
public enum LdmFamily {
    STABLE_DIFFUSION_1("Stable Diffusion 1.x", new NetworkLayout.Clip("text_encoder", "cond_stage_model.transformer.")),
    STABLE_DIFFUSION_2(
            "Stable Diffusion 2.x", new NetworkLayout.OpenClip("text_encoder", "cond_stage_model.model.", false)),
    STABLE_DIFFUSION_XL(
            "Stable Diffusion XL",
            new NetworkLayout.Clip("text_encoder", "conditioner.embedders.0.transformer."),
            new NetworkLayout.OpenClip("text_encoder_2", "conditioner.embedders.1.model.", true));

    /** The UNet's prefix: a file with it is a single file. */
    public static final String UNET = "model.diffusion_model.";

    private final String title;
    private final List<NetworkLayout> networks;

    LdmFamily(String title, NetworkLayout text) {
        this(title, List.of(new NetworkLayout.UNet(), new NetworkLayout.Vae(), text));
    }

    LdmFamily(String title, NetworkLayout text, NetworkLayout text2) {
        this(title, List.of(new NetworkLayout.UNet(), new NetworkLayout.Vae(), text, text2));
    }

    LdmFamily(String title, List<NetworkLayout> networks) {
        this.title = title;
        this.networks = networks;
    }

    /** Its name for people, such as "Stable Diffusion 1.x". */
    public String title() {
        return title;
    }

    /** Its name in StabilityAI's modelspec. */
    public String architecture(boolean velocity) {
        return switch (this) {
            case STABLE_DIFFUSION_1 -> "stable-diffusion-v1";
            case STABLE_DIFFUSION_2 -> velocity ? "stable-diffusion-v2-768-v" : "stable-diffusion-v2-512";
            case STABLE_DIFFUSION_XL -> "stable-diffusion-xl-v1-base";
        };
    }

    /** The networks inside. */
    public List<NetworkLayout> networks() {
        return networks;
    }

    /**
     * The family of a single file by its tensors' names.
     *
     * @throws BadFile if it is no single file, or one of another family
     */
    public static LdmFamily of(Set<String> names, Path file) {
        if (names.stream().noneMatch(name -> name.startsWith(UNET))) {
            throw new BadFile(file + ": is no single-file checkpoint: no tensor's name begins with " + UNET);
        }
        for (LdmFamily family : values()) {
            String text = family.networks.getLast().prefix();
            if (names.stream().anyMatch(name -> name.startsWith(text))) {
                return family;
            }
        }
        throw new BadFile(
                file + ": has no text encoder of Stable Diffusion 1.x, 2.x or XL (a refiner, or a UNet alone)");
    }
}

package io.likeness.engine.checkpoint.ldm;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    public static LdmFamily of(Set<String> fileNames, Path file) {
        Set<String> names = fileNames.stream().map(OriginalNames::usual).collect(Collectors.toSet());
        if (!any(names, UNET) || NoSingleFile.isTransformer(names)) {
            throw new BadFile(file + NoSingleFile.because(names));
        }
        for (LdmFamily family : values()) {
            if (any(names, family.networks.getLast().prefix())) {
                return family;
            }
        }
        throw new BadFile(file + NoSingleFile.withoutText(names));
    }

    /** Whether tensors of these names make a single file, of whatever family, or would if it were whole. */
    public static boolean isSingleFile(Set<String> names) {
        return any(names, UNET);
    }

    private static boolean any(Set<String> names, String prefix) {
        return names.stream().anyMatch(name -> name.startsWith(prefix));
    }
}

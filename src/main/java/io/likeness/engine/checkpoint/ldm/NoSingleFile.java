package io.likeness.engine.checkpoint.ldm;

import java.util.Set;
import java.util.regex.Pattern;

/** Says what a file is that is no whole model of a family that this engine knows, by the names of its tensors. */
final class NoSingleFile {

    private static final Pattern TRANSFORMER =
            Pattern.compile("(?:model\\.diffusion_model\\.)?(?:joint_blocks|double_blocks)\\.\\d+\\..*");

    private NoSingleFile() {}

    /** Whether it has a transformer where the families that this engine knows have a UNet. */
    static boolean isTransformer(Set<String> names) {
        return names.stream().anyMatch(name -> TRANSFORMER.matcher(name).matches());
    }

    /** Of a file without a UNet. */
    static String because(Set<String> names) {
        if (isTransformer(names)) {
            boolean flux = names.stream().anyMatch(name -> name.contains("double_blocks."));
            return ": is a model of %s; this engine knows Stable Diffusion 1.x, 2.x and XL"
                    .formatted(flux ? "FLUX" : "Stable Diffusion 3");
        }
        if (any(names, "model_ema.")) {
            return ": holds the averaged (EMA) weights of a UNet alone, under model_ema., and not the UNet itself, under "
                    + LdmFamily.UNET + "; take the file with both, or the one that is called pruned";
        }
        return ": is no single-file checkpoint: no tensor's name begins with " + LdmFamily.UNET;
    }

    /** Of a file whose UNet is there. */
    static String withoutText(Set<String> names) {
        if (any(names, "conditioner.embedders.0.model.")) {
            return ": is the refiner of Stable Diffusion XL, which has no text encoder of its own kind and improves pictures of"
                    + " another model; take the base model";
        }
        return ": holds a UNet alone, without a text encoder of Stable Diffusion 1.x, 2.x or XL; take the whole model";
    }

    private static boolean any(Set<String> names, String prefix) {
        return names.stream().anyMatch(name -> name.startsWith(prefix));
    }
}

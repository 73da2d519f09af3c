package io.likeness.engine.checkpoint.ldm;

import java.util.Set;

/** Says what a file is that is no whole model of a family that this engine knows, by the names of its tensors. */
final class NoSingleFile {

    private NoSingleFile() {}

    /** Of a file without a UNet. */
    static String because(Set<String> names) {
        if (any(names, "model_ema.")) {
            return ": holds the averaged (EMA) weights of a UNet alone, under model_ema., and not the UNet itself, under "
                    + LdmFamily.UNET + "; take the file with both, or the one that is called pruned";
        }
        return ": is no single-file checkpoint: no tensor's name begins with " + LdmFamily.UNET;
    }

    /** Of a file whose UNet is there. */
    static String withoutText(Set<String> names) {
        if (any(names, LdmFamily.UNET + "joint_blocks.")) {
            return ": is a model of Stable Diffusion 3; this engine knows Stable Diffusion 1.x, 2.x and XL";
        }
        if (any(names, LdmFamily.UNET + "double_blocks.")) {
            return ": is a model of FLUX; this engine knows Stable Diffusion 1.x, 2.x and XL";
        }
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

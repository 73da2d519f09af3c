package io.likeness.engine.unet;

/** What kind of model takes more channels than the latents have: a picture, a mask or a depth map stands beside the noise. */
public final class ExtraChannels {

    private ExtraChannels() {}

    /** The kind, such as "a model for inpainting, which ...", by the channels that its UNet takes. */
    public static String words(int channels, int latentChannels) {
        int extra = channels - latentChannels;
        if (extra == latentChannels + 1) {
            return "a model for inpainting, which takes a mask and a masked picture beside the noise";
        }
        if (extra == latentChannels) {
            return "a model that edits pictures as it is told (InstructPix2Pix), which takes a picture beside the noise";
        }
        return switch (extra) {
            case 1 -> "a depth-to-image model, which takes a depth map beside the noise";
            case 3 -> "an upscaler, which takes a small picture beside the noise";
            default -> "no text-to-image model";
        };
    }
}

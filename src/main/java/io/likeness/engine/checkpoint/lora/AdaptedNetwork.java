package io.likeness.engine.checkpoint.lora;

/** The networks that adapters stand beside. */
public enum AdaptedNetwork {
    UNET("unet"),
    TEXT_ENCODER("text_encoder"),
    TEXT_ENCODER_2("text_encoder_2");

    private final String part;

    AdaptedNetwork(String part) {
        this.part = part;
    }

    /** Its folder in diffusers' layout, and its prefix in PEFT's names. */
    public String part() {
        return part;
    }
}

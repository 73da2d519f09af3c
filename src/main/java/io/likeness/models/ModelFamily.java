package io.likeness.models;

/** What kind of network a base model is. */
public enum ModelFamily {
    STARTER("Built in"),
    STABLE_DIFFUSION_1("SD 1.x"),
    STABLE_DIFFUSION_2("SD 2.x"),
    STABLE_DIFFUSION_XL("SDXL"),
    UNKNOWN("Unknown");

    private final String label;

    ModelFamily(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** By the words of {@link io.likeness.engine.inspection.CheckpointInfo#family}. */
    public static ModelFamily of(String engineWords) {
        return switch (engineWords) {
            case "Stable Diffusion 1.x" -> STABLE_DIFFUSION_1;
            case "Stable Diffusion 2.x" -> STABLE_DIFFUSION_2;
            case "Stable Diffusion XL" -> STABLE_DIFFUSION_XL;
            default -> UNKNOWN;
        };
    }
}

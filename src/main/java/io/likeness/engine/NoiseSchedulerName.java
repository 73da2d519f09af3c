package io.likeness.engine;

import io.likeness.engine.EngineException.BadSetting;
import java.util.Arrays;
import java.util.List;

/** The noise schedulers that a person can choose in place of the model's own; docs/noise-schedulers.md says when to. */
public enum NoiseSchedulerName {
    DDIM("ddim", "DDIM"),
    DDPM("ddpm", "DDPM"),
    PNDM("pndm", "PNDM"),
    DPMPP_2M("dpm++2m", "DPM++ 2M"),
    DPMPP_2M_KARRAS("dpm++2m-karras", "DPM++ 2M Karras"),
    DPMPP_2M_SDE("dpm++2m-sde", "DPM++ 2M SDE"),
    DPMPP_2M_SDE_KARRAS("dpm++2m-sde-karras", "DPM++ 2M SDE Karras"),
    DPMPP_SDE("dpm++sde", "DPM++ SDE"),
    DPMPP_SDE_KARRAS("dpm++sde-karras", "DPM++ SDE Karras"),
    DPM2("dpm2", "DPM2"),
    DPM2_ANCESTRAL("dpm2-a", "DPM2 ancestral"),
    EULER("euler", "Euler"),
    EULER_ANCESTRAL("euler-a", "Euler ancestral"),
    HEUN("heun", "Heun"),
    DEIS("deis", "DEIS"),
    UNIPC("unipc", "UniPC"),
    LCM("lcm", "LCM (only for LCM models)"),
    TCD("tcd", "TCD (only for TCD models)");

    private final String key;
    private final String label;

    NoiseSchedulerName(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** How settings and the command line write it. */
    public String key() {
        return key;
    }

    /** How a page shows it. */
    public String label() {
        return label;
    }

    /** How often the network is asked on the way of so many steps. */
    public int calls(int steps) {
        return switch (this) {
            case DPMPP_SDE, DPMPP_SDE_KARRAS, DPM2, DPM2_ANCESTRAL, HEUN -> 2 * steps - 1;
            case PNDM -> steps == 1 ? 1 : steps + 1;
            default -> steps;
        };
    }

    /** All keys, in the order in which a person should see them. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(NoiseSchedulerName::key).toList();
    }

    /**
     * The one of a key.
     *
     * @throws BadSetting if there is none; the message lists them all
     */
    public static NoiseSchedulerName of(String key) {
        return Arrays.stream(values())
                .filter(name -> name.key.equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new BadSetting("noise scheduler '%s' is unknown: choose one of %s".formatted(key, keys())));
    }
}

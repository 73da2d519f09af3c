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
    EULER("euler", "Euler"),
    EULER_ANCESTRAL("euler-a", "Euler ancestral"),
    UNIPC("unipc", "UniPC"),
    LCM("lcm", "LCM (only for LCM models)");

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

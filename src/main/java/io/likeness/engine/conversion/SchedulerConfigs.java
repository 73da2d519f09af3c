package io.likeness.engine.conversion;

import io.likeness.engine.PredictionType;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/** The noise scheduler that models of a family are published with. */
final class SchedulerConfigs {

    private SchedulerConfigs() {}

    /** The one that takes over from those which have no schedule that ends in pure noise. */
    static final String WITH_ZERO_SNR = "DDIMScheduler";

    static String name(LdmFamily family) {
        return switch (family) {
            case STABLE_DIFFUSION_1 -> "PNDMScheduler";
            case STABLE_DIFFUSION_2 -> "DDIMScheduler";
            case STABLE_DIFFUSION_XL -> "EulerDiscreteScheduler";
        };
    }

    /** Its configuration; zeroTerminalSnr rescales the schedule to end in pure noise, which its models ask for by a mark. */
    static SequencedMap<String, Object> config(LdmFamily family, PredictionType prediction, boolean zeroTerminalSnr) {
        SequencedMap<String, Object> config = new LinkedHashMap<>();
        boolean other = zeroTerminalSnr && family == LdmFamily.STABLE_DIFFUSION_1; // PNDM has no such schedule
        config.put("_class_name", other ? WITH_ZERO_SNR : name(family));
        config.put("num_train_timesteps", 1000);
        config.put("beta_schedule", "scaled_linear");
        config.put("beta_start", 0.00085);
        config.put("beta_end", 0.012);
        config.put("prediction_type", prediction.name().toLowerCase(Locale.ROOT));
        config.put("steps_offset", 1);
        config.put("timestep_spacing", zeroTerminalSnr ? "trailing" : "leading");
        switch (family) {
            case STABLE_DIFFUSION_1 -> {
                config.put("set_alpha_to_one", false);
                config.put(other ? "clip_sample" : "skip_prk_steps", !other);
            }
            case STABLE_DIFFUSION_2 -> {
                config.put("clip_sample", false);
                config.put("set_alpha_to_one", false);
            }
            case STABLE_DIFFUSION_XL -> config.put("use_karras_sigmas", false);
        }
        if (zeroTerminalSnr) {
            config.put("rescale_betas_zero_snr", true);
        }
        return config;
    }
}

package io.likeness.engine.image;

import io.likeness.engine.NoiseSchedulerName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What AUTOMATIC1111 and its peers call noise schedulers. */
final class SamplerText {

    /** Samplers that AUTOMATIC1111 draws over Karras's sigmas when nothing else is chosen. */
    private static final Set<String> USUALLY_KARRAS = Set.of("DPM++ 2M", "DPM++ SDE", "DPM2", "DPM2 a");

    /** What AUTOMATIC1111 and its peers call sigmas at evenly spaced timesteps, which samplers have without a word for them. */
    private static final Set<String> OF_TIMESTEPS = Set.of("uniform", "normal");

    private static final String KARRAS = " karras";

    private SamplerText() {}

    /** A sampler with the spacing that it takes by itself. */
    static String withItsUsualSpacing(String sampler) {
        return USUALLY_KARRAS.contains(sampler) ? sampler + " Karras" : sampler;
    }

    /** Whether a schedule type is what a sampler's plain name means. */
    static boolean isOfTimesteps(String scheduleType) {
        return OF_TIMESTEPS.contains(scheduleType.toLowerCase(Locale.ROOT));
    }

    /**
     * The noise scheduler of a name, old or new. One without a variant over Karras's sigmas stands for both; another spacing than Karras's
     * has no name here.
     */
    static Optional<NoiseSchedulerName> noiseScheduler(String sampler) {
        String name = sampler.strip().toLowerCase(Locale.ROOT);
        boolean karras = name.endsWith(KARRAS);
        String plain = karras ? name.substring(0, name.length() - KARRAS.length()) : name;
        return Optional.ofNullable(
                switch (plain.replaceAll("[ _]", "")) {
                    case "ddim" -> NoiseSchedulerName.DDIM;
                    case "ddpm" -> NoiseSchedulerName.DDPM;
                    case "plms", "pndm" -> NoiseSchedulerName.PNDM;
                    case "euler" -> NoiseSchedulerName.EULER;
                    case "eulera", "eulerancestral" -> NoiseSchedulerName.EULER_ANCESTRAL;
                    case "heun" -> NoiseSchedulerName.HEUN;
                    case "dpm2" -> NoiseSchedulerName.DPM2;
                    case "dpm2a", "dpm2ancestral" -> NoiseSchedulerName.DPM2_ANCESTRAL;
                    case "dpm++2m" -> karras ? NoiseSchedulerName.DPMPP_2M_KARRAS : NoiseSchedulerName.DPMPP_2M;
                    case "dpm++2msde" ->
                        karras ? NoiseSchedulerName.DPMPP_2M_SDE_KARRAS : NoiseSchedulerName.DPMPP_2M_SDE;
                    case "dpm++sde" -> karras ? NoiseSchedulerName.DPMPP_SDE_KARRAS : NoiseSchedulerName.DPMPP_SDE;
                    case "deis" -> NoiseSchedulerName.DEIS;
                    case "unipc" -> NoiseSchedulerName.UNIPC;
                    case "lcm" -> NoiseSchedulerName.LCM;
                    case "tcd" -> NoiseSchedulerName.TCD;
                    default -> null;
                });
    }
}

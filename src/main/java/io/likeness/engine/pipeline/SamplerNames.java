package io.likeness.engine.pipeline;

import io.likeness.engine.noise.DdimScheduler;
import io.likeness.engine.noise.DdpmScheduler;
import io.likeness.engine.noise.DeisMultistepScheduler;
import io.likeness.engine.noise.DpmSolverMultistepScheduler;
import io.likeness.engine.noise.DpmSolverSdeScheduler;
import io.likeness.engine.noise.EulerAncestralDiscreteScheduler;
import io.likeness.engine.noise.EulerDiscreteScheduler;
import io.likeness.engine.noise.HeunDiscreteScheduler;
import io.likeness.engine.noise.KDpm2AncestralDiscreteScheduler;
import io.likeness.engine.noise.KDpm2DiscreteScheduler;
import io.likeness.engine.noise.LcmScheduler;
import io.likeness.engine.noise.NoiseScheduler;
import io.likeness.engine.noise.PndmScheduler;
import io.likeness.engine.noise.SigmaSpacing;
import io.likeness.engine.noise.TcdScheduler;
import io.likeness.engine.noise.UniPcMultistepScheduler;

/** Noise schedulers under the names that AUTOMATIC1111 and its peers give them. */
final class SamplerNames {

    private SamplerNames() {}

    static String of(NoiseScheduler scheduler) {
        return name(scheduler) + suffix(scheduler.sigmas());
    }

    private static String name(NoiseScheduler scheduler) {
        return switch (scheduler) {
            case DdimScheduler _ -> "DDIM";
            case DdpmScheduler _ -> "DDPM";
            case DeisMultistepScheduler _ -> "DEIS";
            case DpmSolverMultistepScheduler dpm ->
                "DPM++ %dM".formatted(dpm.order()) + (dpm.stochastic() ? " SDE" : "");
            case DpmSolverSdeScheduler _ -> "DPM++ SDE";
            case EulerDiscreteScheduler _ -> "Euler";
            case EulerAncestralDiscreteScheduler _ -> "Euler a";
            case HeunDiscreteScheduler _ -> "Heun";
            case KDpm2DiscreteScheduler _ -> "DPM2";
            case KDpm2AncestralDiscreteScheduler _ -> "DPM2 a";
            case LcmScheduler _ -> "LCM";
            case PndmScheduler _ -> "PLMS";
            case TcdScheduler _ -> "TCD";
            case UniPcMultistepScheduler _ -> "UniPC";
        };
    }

    private static String suffix(SigmaSpacing sigmas) {
        return switch (sigmas) {
            case TIMESTEPS -> "";
            case KARRAS -> " Karras";
            case EXPONENTIAL, LU -> " Exponential";
            case BETA -> " Beta";
        };
    }
}

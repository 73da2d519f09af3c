package io.likeness.engine.pipeline;

import io.likeness.engine.noise.DdimScheduler;
import io.likeness.engine.noise.DdpmScheduler;
import io.likeness.engine.noise.DpmSolverMultistepScheduler;
import io.likeness.engine.noise.EulerAncestralDiscreteScheduler;
import io.likeness.engine.noise.EulerDiscreteScheduler;
import io.likeness.engine.noise.LcmScheduler;
import io.likeness.engine.noise.NoiseScheduler;
import io.likeness.engine.noise.PndmScheduler;
import io.likeness.engine.noise.UniPcMultistepScheduler;

/** Noise schedulers under the names that AUTOMATIC1111 and its peers give them. */
final class SamplerNames {

    private SamplerNames() {}

    static String of(NoiseScheduler scheduler) {
        return switch (scheduler) {
            case DdimScheduler _ -> "DDIM";
            case DdpmScheduler _ -> "DDPM";
            case PndmScheduler _ -> "PLMS";
            case DpmSolverMultistepScheduler dpm ->
                "DPM++ 2M" + (dpm.stochastic() ? " SDE" : "") + karras(dpm.karrasSigmas());
            case EulerDiscreteScheduler euler -> "Euler" + karras(euler.karrasSigmas());
            case EulerAncestralDiscreteScheduler _ -> "Euler a";
            case UniPcMultistepScheduler uniPc -> "UniPC" + karras(uniPc.karrasSigmas());
            case LcmScheduler _ -> "LCM";
        };
    }

    private static String karras(boolean sigmas) {
        return sigmas ? " Karras" : "";
    }
}

package io.likeness.engine.noise;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.NoiseSchedulerName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Builds noise schedulers from a model's scheduler_config.json. */
public final class NoiseSchedulers {

    private NoiseSchedulers() {}

    /**
     * The noise scheduler of a model.
     *
     * @param path the model's scheduler folder or its scheduler_config.json
     * @param name key of a {@link NoiseSchedulerName} to take another than the model's own, with the model's settings; null takes
     *     its own
     * @throws BadFile if the config is missing or no JSON
     * @throws BadSetting if the name is unknown, or a key asks for what is not supported
     */
    public static NoiseScheduler read(Path path, @Nullable String name) {
        SchedulerConfig config = SchedulerConfig.read(path);
        return name == null ? of(config) : of(config, NoiseSchedulerName.of(name));
    }

    /** The noise scheduler whose diffusers class the config names. */
    public static NoiseScheduler of(SchedulerConfig config) {
        return switch (config.className()) {
            case DdimScheduler.DIFFUSERS_CLASS -> DdimScheduler.of(config);
            case DdpmScheduler.DIFFUSERS_CLASS -> DdpmScheduler.of(config);
            case PndmScheduler.DIFFUSERS_CLASS -> PndmScheduler.of(config);
            case DpmSolverMultistepScheduler.DIFFUSERS_CLASS -> DpmSolverMultistepScheduler.of(config);
            case EulerDiscreteScheduler.DIFFUSERS_CLASS -> EulerDiscreteScheduler.of(config);
            case EulerAncestralDiscreteScheduler.DIFFUSERS_CLASS -> EulerAncestralDiscreteScheduler.of(config);
            case UniPcMultistepScheduler.DIFFUSERS_CLASS -> UniPcMultistepScheduler.of(config);
            case LcmScheduler.DIFFUSERS_CLASS -> LcmScheduler.of(config);
            case HeunDiscreteScheduler.DIFFUSERS_CLASS -> HeunDiscreteScheduler.of(config);
            case KDpm2DiscreteScheduler.DIFFUSERS_CLASS -> KDpm2DiscreteScheduler.of(config);
            case KDpm2AncestralDiscreteScheduler.DIFFUSERS_CLASS -> KDpm2AncestralDiscreteScheduler.of(config);
            case DpmSolverSdeScheduler.DIFFUSERS_CLASS -> DpmSolverSdeScheduler.of(config);
            case DeisMultistepScheduler.DIFFUSERS_CLASS -> DeisMultistepScheduler.of(config);
            case TcdScheduler.DIFFUSERS_CLASS -> TcdScheduler.of(config);
            default ->
                throw new BadSetting(
                        "%s: _class_name '%s' is not supported: choose a noise scheduler by name, one of %s"
                                .formatted(config.source(), config.className(), NoiseSchedulerName.keys()));
        };
    }

    /** The noise scheduler of this name with the settings of any class's config. */
    public static NoiseScheduler of(SchedulerConfig config, NoiseSchedulerName name) {
        return switch (name) {
            case DDIM -> DdimScheduler.of(config);
            case DDPM -> DdpmScheduler.of(config);
            case PNDM -> PndmScheduler.of(config);
            case DPMPP_2M -> DpmSolverMultistepScheduler.of2M(config, SigmaSpacing.TIMESTEPS, false);
            case DPMPP_2M_KARRAS -> DpmSolverMultistepScheduler.of2M(config, SigmaSpacing.KARRAS, false);
            case DPMPP_2M_SDE -> DpmSolverMultistepScheduler.of2M(config, SigmaSpacing.TIMESTEPS, true);
            case DPMPP_2M_SDE_KARRAS -> DpmSolverMultistepScheduler.of2M(config, SigmaSpacing.KARRAS, true);
            case DPMPP_SDE -> DpmSolverSdeScheduler.of(config).with(SigmaSpacing.TIMESTEPS);
            case DPMPP_SDE_KARRAS -> DpmSolverSdeScheduler.of(config).with(SigmaSpacing.KARRAS);
            case DPM2 -> KDpm2DiscreteScheduler.of(config);
            case DPM2_ANCESTRAL -> KDpm2AncestralDiscreteScheduler.of(config);
            case HEUN -> HeunDiscreteScheduler.of(config);
            case DEIS -> DeisMultistepScheduler.of(config);
            case EULER -> EulerDiscreteScheduler.of(config);
            case EULER_ANCESTRAL -> EulerAncestralDiscreteScheduler.of(config);
            case UNIPC -> UniPcMultistepScheduler.of(config);
            case LCM -> LcmScheduler.of(config);
            case TCD -> TcdScheduler.of(config);
        };
    }
}

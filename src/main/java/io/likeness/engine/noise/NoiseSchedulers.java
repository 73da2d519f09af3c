package io.likeness.engine.noise;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds noise schedulers from a model's scheduler_config.json. */
public final class NoiseSchedulers {

    private static final List<String> NAMES = List.of("ddim", "pndm", "dpm++2m", "ddpm");

    private NoiseSchedulers() {}

    /** The names by which a user picks one. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The noise scheduler of a model.
     *
     * @param path the model's scheduler folder or its scheduler_config.json
     * @param name one of {@link #names} to take another than the model's own, with the model's settings; null takes its own
     * @throws BadFile if the config is missing or no JSON
     * @throws BadSetting if the name is unknown, or a key asks for what is not supported
     */
    public static NoiseScheduler read(Path path, @Nullable String name) {
        SchedulerConfig config = SchedulerConfig.read(path);
        return name == null ? of(config) : of(config, name);
    }

    /** The noise scheduler whose diffusers class the config names. */
    public static NoiseScheduler of(SchedulerConfig config) {
        return switch (config.className()) {
            case DdimScheduler.DIFFUSERS_CLASS -> DdimScheduler.of(config);
            case DdpmScheduler.DIFFUSERS_CLASS -> DdpmScheduler.of(config);
            case PndmScheduler.DIFFUSERS_CLASS -> PndmScheduler.of(config);
            case DpmSolverMultistepScheduler.DIFFUSERS_CLASS -> DpmSolverMultistepScheduler.of(config);
            default ->
                throw new BadSetting(
                        "%s: _class_name '%s' is not supported: choose a noise scheduler by name, one of %s"
                                .formatted(config.source(), config.className(), NAMES));
        };
    }

    /** The noise scheduler of this name with the settings of any class's config. */
    public static NoiseScheduler of(SchedulerConfig config, String name) {
        return switch (name) {
            case "ddim" -> DdimScheduler.of(config);
            case "ddpm" -> DdpmScheduler.of(config);
            case "pndm" -> PndmScheduler.of(config);
            case "dpm++2m" -> DpmSolverMultistepScheduler.of(config);
            default -> throw new BadSetting("noise scheduler '%s' is unknown: choose one of %s".formatted(name, NAMES));
        };
    }
}

package io.likeness.tasks;

import io.likeness.engine.NoiseSchedulerName;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.models.WeightsFolders;
import io.likeness.tasks.queue.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How to draw where nobody says otherwise, by the size of the base model. */
@Component
public class DrawingDefaults {

    /** The most characters a prompt may have. */
    public static final int PROMPT_CHARACTERS = Limits.MOST_PROMPT_CHARACTERS;

    /** The most pictures of one task. */
    public static final int MOST_PICTURES = Limits.MOST_PICTURES;

    private final WeightsFolders weights;

    DrawingDefaults(WeightsFolders weights) {
        this.weights = weights;
    }

    /** Settings for these weights, with the model's own size and noise scheduler, and seed 0. */
    public GenerationSettings of(BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        ModelDefaults model = ModelDefaults.of(weights.configs(baseModel, checkpoint));
        return new GenerationSettings("", model.denoisingSteps(), model.guidance(), 0, 0, null, 0);
    }

    /** Noise schedulers by the names that settings take. */
    public static List<String> noiseSchedulers() {
        return Limits.NOISE_SCHEDULERS;
    }

    /** How a page shows what settings say of the noise scheduler. */
    public static String noiseSchedulerLabel(@Nullable String name) {
        return name == null
                ? "the base model's own"
                : Limits.NOISE_SCHEDULERS.contains(name)
                        ? NoiseSchedulerName.of(name).label()
                        : name;
    }
}

package io.likeness.tasks.queue;

import io.likeness.engine.CheckpointInfo;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.tasks.TaskKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long work takes on this server: measured, or guessed from the size of the UNet until something was. */
@Component
@Transactional
public class Paces {

    /** Seconds that the starter (9 million parameters) takes on two laptop cores: a photo's forward and backward pass. */
    private static final double TRAINING_SECONDS_PER_MILLION = 0.05 / 9;

    /** The same for one forward pass. */
    private static final double DRAWING_SECONDS_PER_MILLION = 0.015 / 9;

    private final PaceRepository paces;
    private final BaseModels baseModels;

    Paces(PaceRepository paces, BaseModels baseModels) {
        this.paces = paces;
        this.baseModels = baseModels;
    }

    /** Seconds a unit: one photo through a training step, or one pass of the UNet over one picture. */
    @Transactional(readOnly = true)
    public double secondsPerUnit(BaseModelId baseModel, TaskKind kind) {
        return paces.findById(new Pace.Key(baseModel.value(), kind))
                .map(Pace::seconds)
                .orElseGet(() -> guess(baseModel, kind));
    }

    /** Takes a measurement into the average. */
    public void measured(BaseModelId baseModel, TaskKind kind, double secondsPerUnit) {
        Pace pace = paces.findById(new Pace.Key(baseModel.value(), kind))
                .orElseGet(() -> new Pace(baseModel, kind, secondsPerUnit));
        pace.measured(secondsPerUnit);
        paces.save(pace);
    }

    private double guess(BaseModelId baseModel, TaskKind kind) {
        double millions = CheckpointInfo.read(baseModels.folder(baseModel)).parametersOf("unet") / 1e6;
        return millions
                * switch (kind) {
                    case FINE_TUNING -> TRAINING_SECONDS_PER_MILLION;
                    case GENERATION -> DRAWING_SECONDS_PER_MILLION;
                };
    }
}

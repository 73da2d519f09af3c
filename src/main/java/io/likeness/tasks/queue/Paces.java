package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.inspection.CheckpointInfo;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.tasks.TaskKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long work takes on this server: measured, or guessed from the size of the UNet until something was. */
@Component
@Transactional
public class Paces {

    /**
     * Seconds that one core takes for a pass over a picture of 512 x 512, for each million parameters of the UNet: near 10 s with the 860
     * million of Stable Diffusion 1.5. Rather too much than too little: whoever waits less than was said does not mind.
     */
    private static final double CORE_SECONDS_PER_MILLION_PARAMETERS = 0.0135;

    /** The same of a small UNet, whose latents are small as well: 0.03 s with the 11 million of the starter while other work wanted the core. */
    private static final double CORE_SECONDS_PER_MILLION_OF_A_SMALL_UNET = 0.004;

    private static final double MOST_MILLIONS_OF_A_SMALL_UNET = 100;

    private static final double SIDE_OF_THE_PACE = 512;

    private static final double MILLIONS_OF_STABLE_DIFFUSION_1 = 860;

    /** Cores beyond these bring a single picture next to nothing. */
    private static final int MOST_USEFUL_CORES = 8;

    private final PaceRepository paces;
    private final BaseModels baseModels;
    private final PictureSizes sizes;

    Paces(PaceRepository paces, BaseModels baseModels, PictureSizes sizes) {
        this.paces = paces;
        this.baseModels = baseModels;
        this.sizes = sizes;
    }

    /**
     * How fast a base model is here.
     *
     * @param secondsPerPass of the UNet over one picture, with all that goes with it
     * @param measured whether a task has shown it
     */
    public record Known(double secondsPerPass, boolean measured) {}

    /** The pace of a kind of work with a base model. */
    @Transactional(readOnly = true)
    public Known of(BaseModelId baseModel, TaskKind kind) {
        return paces.findById(new Pace.Key(baseModel.value(), kind))
                .map(pace -> new Known(pace.seconds(), true))
                .orElseGet(() -> new Known(guess(baseModel), false));
    }

    /** Takes a measurement into the average. */
    public void measured(BaseModelId baseModel, TaskKind kind, double secondsPerPass) {
        Pace pace = paces.findById(new Pace.Key(baseModel.value(), kind))
                .orElseGet(() -> new Pace(baseModel, kind, secondsPerPass));
        pace.measured(secondsPerPass);
        paces.save(pace);
    }

    private double guess(BaseModelId baseModel) {
        int cores = Math.min(MOST_USEFUL_CORES, Runtime.getRuntime().availableProcessors());
        // Threads of one operation wait for each other: the second core brings a third, the eighth little.
        double millions = millionParameters(baseModel);
        double secondsOfEach = millions < MOST_MILLIONS_OF_A_SMALL_UNET
                ? CORE_SECONDS_PER_MILLION_OF_A_SMALL_UNET
                : CORE_SECONDS_PER_MILLION_PARAMETERS * sizes.pixels(baseModel) / (SIDE_OF_THE_PACE * SIDE_OF_THE_PACE);
        return secondsOfEach * millions / Math.pow(cores, 0.4);
    }

    private double millionParameters(BaseModelId baseModel) {
        try {
            return CheckpointInfo.read(baseModels.folder(baseModel)).parametersOf("unet") / 1e6;
        } catch (NotFound | EngineException gone) { // Checkpoints draw on when their base model was removed.
            return MILLIONS_OF_STABLE_DIFFUSION_1;
        }
    }
}

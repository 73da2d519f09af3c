package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.inspection.TrainedPictureSize;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.models.WeightsFolders;
import io.likeness.tasks.GenerationRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How large base models draw; an installed model does not change. */
@Component
public class PictureSizes {

    /** Beyond this a model draws its subject twice, and attention takes more memory than machines have. */
    private static final int MOST_TIMES_THE_PIXELS = 4;

    private static final int SIDE_OF_STABLE_DIFFUSION_1 = 512;

    private final Map<BaseModelId, Integer> sides = new ConcurrentHashMap<>();
    private final WeightsFolders weights;

    PictureSizes(WeightsFolders weights) {
        this.weights = weights;
    }

    /** Why the base model cannot draw pictures of the size that is asked for; empty if it can. */
    public Optional<String> tooLarge(GenerationRequest request) {
        int side = side(request);
        int width = orSide(request.settings().width(), side);
        int height = orSide(request.settings().height(), side);
        return (long) width * height <= (long) MOST_TIMES_THE_PIXELS * side * side
                ? Optional.empty()
                : Optional.of(("%d x %d pixels are too many for this base model. It learned from pictures of %d x %d"
                                + " and draws up to four times as many pixels, for example %d x %d.")
                        .formatted(width, height, side, side, 2 * side, 2 * side));
    }

    /** How many pictures of the model's own size have as many pixels, at least 1; 1 if the model cannot be read. */
    double timesTheModels(GenerationRequest request) {
        try {
            double side = side(request);
            double width = orSide(request.settings().width(), (int) side);
            double height = orSide(request.settings().height(), (int) side);
            return Math.max(1, width * height / (side * side));
        } catch (NotFound | EngineException gone) {
            return 1;
        }
    }

    /** Pixels of each picture that is asked for. */
    public double pixels(GenerationRequest request) {
        return pixels(request.baseModel()) * timesTheModels(request);
    }

    /** Pixels of a picture of the model's own size; those of Stable Diffusion 1.x if the model cannot be read. */
    public double pixels(BaseModelId baseModel) {
        try {
            return Math.pow(side(baseModel, null), 2);
        } catch (NotFound | EngineException gone) {
            return Math.pow(SIDE_OF_STABLE_DIFFUSION_1, 2);
        }
    }

    private static int orSide(int pixels, int side) {
        return pixels == 0 ? side : pixels;
    }

    /** Pixels along a side of the pictures that the base model was trained at. */
    private int side(GenerationRequest request) {
        return side(request.baseModel(), request.checkpoint());
    }

    private int side(BaseModelId baseModel, @Nullable CheckpointId checkpoint) {
        Integer known = sides.get(baseModel);
        if (known != null) {
            return known;
        }
        int side = TrainedPictureSize.of(weights.configs(baseModel, checkpoint));
        sides.put(baseModel, side);
        return side;
    }
}

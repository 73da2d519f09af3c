package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.PictureSize;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.tasks.GenerationRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How large base models draw; an installed model does not change. */
@Component
public class PictureSizes {

    /** Beyond this a model draws its subject twice, and attention takes more memory than machines have. */
    private static final int MOST_TIMES_THE_PIXELS = 4;

    private final Map<BaseModelId, Integer> sides = new ConcurrentHashMap<>();
    private final BaseModels baseModels;

    PictureSizes(BaseModels baseModels) {
        this.baseModels = baseModels;
    }

    /** Why the base model cannot draw pictures of the size that is asked for; empty if it can. */
    public Optional<String> tooLarge(GenerationRequest request) {
        int side = side(request.baseModel());
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
            double side = side(request.baseModel());
            double width = orSide(request.settings().width(), (int) side);
            double height = orSide(request.settings().height(), (int) side);
            return Math.max(1, width * height / (side * side));
        } catch (NotFound | EngineException gone) {
            return 1;
        }
    }

    /** Pixels of a picture of the model's own size; NaN if the model cannot be read. */
    double pixels(BaseModelId baseModel) {
        try {
            return Math.pow(side(baseModel), 2);
        } catch (NotFound | EngineException gone) {
            return Double.NaN;
        }
    }

    private static int orSide(int pixels, int side) {
        return pixels == 0 ? side : pixels;
    }

    /** Pixels along a side of the pictures that the base model was trained at. */
    private int side(BaseModelId baseModel) {
        Integer known = sides.get(baseModel);
        if (known != null) {
            return known;
        }
        int side = PictureSize.of(baseModels.folder(baseModel));
        sides.put(baseModel, side);
        return side;
    }
}

package io.likeness.tasks.queue;

import io.likeness.engine.PictureSize;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How large base models draw; an installed model does not change. */
@Component
class PictureSizes {

    private final Map<BaseModelId, Integer> sides = new ConcurrentHashMap<>();
    private final BaseModels baseModels;

    PictureSizes(BaseModels baseModels) {
        this.baseModels = baseModels;
    }

    /** Pixels along a side of the pictures that the base model was trained at. */
    int side(BaseModelId baseModel) {
        Integer known = sides.get(baseModel);
        if (known != null) {
            return known;
        }
        int side = PictureSize.of(baseModels.folder(baseModel));
        sides.put(baseModel, side);
        return side;
    }
}

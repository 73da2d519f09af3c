package io.likeness.engine.training;

import io.likeness.engine.EngineListener;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.ModelDefaults;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.image.RgbImage;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a training looks at.
 *
 * @param photos of the subject
 * @param classImages of its class; none without prior preservation
 */
record TrainingPictures(PhotoSet photos, List<RgbImage> classImages) {

    /** Reads the photos, and takes class images from the library or has them drawn. Empty if the listener stopped it. */
    static Optional<TrainingPictures> gather(FineTuningSpec spec, int size, EngineListener listener) {
        PhotoSet photos = PhotoSet.read(spec.photos(), size);
        PriorPreservation prior = spec.priorPreservation();
        if (prior == null) {
            return Optional.of(new TrainingPictures(photos, List.of()));
        }
        double guidance = ModelDefaults.of(spec.baseModel()).guidance();
        return new ClassImages(spec.baseModel(), spec.classPrompt(), size, guidance, prior.library())
                .take(prior.classImages(), listener)
                .map(images -> new TrainingPictures(photos, images));
    }
}

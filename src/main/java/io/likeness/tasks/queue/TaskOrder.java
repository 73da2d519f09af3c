package io.likeness.tasks.queue;

import io.likeness.storage.FileKey;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request with everything that its work depends on, as it was when it was submitted: later changes of a subject do not reach a queued task. */
public sealed interface TaskOrder {

    /** What was asked for. */
    TaskRequest request();

    /** Fine-tuning: the words and photos of the subject. */
    record FineTuning(FineTuningRequest request, String identifier, String classNoun, List<FileKey> photos)
            implements TaskOrder {}

    /** Generation: every picture with its own prompt and seed, and the file that all of them begin with. */
    record Generation(
            GenerationRequest request,
            List<PictureSettings> pictures,
            @Nullable FileKey initImage) implements TaskOrder {

        /** The files that the work reads. */
        List<FileKey> files() {
            return initImage == null ? List.of() : List.of(initImage);
        }
    }
}

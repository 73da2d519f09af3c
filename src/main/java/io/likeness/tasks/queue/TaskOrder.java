package io.likeness.tasks.queue;

import io.likeness.storage.FileKey;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskRequest;
import java.util.List;

/** A request with everything that its work depends on, as it was when it was submitted: later changes of a subject do not reach a queued task. */
public sealed interface TaskOrder {

    /** What was asked for. */
    TaskRequest request();

    /** Fine-tuning: the words and photos of the subject. */
    record FineTuning(FineTuningRequest request, String identifier, String classNoun, List<FileKey> photos)
            implements TaskOrder {}

    /** Generation: every picture with its own prompt and seed. */
    record Generation(GenerationRequest request, List<PictureSettings> pictures) implements TaskOrder {}
}

package io.likeness.tasks;

import io.likeness.models.BaseModelId;
import io.likeness.subjects.SubjectId;
import org.jspecify.annotations.Nullable;

/** What a member asks for, in ids and numbers. */
public sealed interface TaskRequest permits FineTuningRequest, GenerationRequest {

    /** Whom it is about; null if nobody in particular. */
    @Nullable
    SubjectId subject();

    /** What it begins from. */
    BaseModelId baseModel();

    /** The kind of task that answers this request. */
    default TaskKind kind() {
        return switch (this) {
            case FineTuningRequest _ -> TaskKind.FINE_TUNING;
            case GenerationRequest _ -> TaskKind.GENERATION;
        };
    }
}

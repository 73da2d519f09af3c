package io.likeness.tasks;

/** What a member asks for, in ids and numbers. */
public sealed interface TaskRequest permits FineTuningRequest, GenerationRequest {

    /** The kind of task that answers this request. */
    default TaskKind kind() {
        return switch (this) {
            case FineTuningRequest _ -> TaskKind.FINE_TUNING;
            case GenerationRequest _ -> TaskKind.GENERATION;
        };
    }
}

package io.likeness.tasks;

/** Where a task stands; {@link #canTransitionTo} is its whole life cycle. */
public enum TaskStatus {
    QUEUED("Queued"),
    RUNNING("Running"),
    PAUSED("Paused"),
    SUCCEEDED("Done"),
    FAILED("Failed"),
    CANCELLED("Cancelled");

    private final String label;

    TaskStatus(String label) {
        this.label = label;
    }

    /** The word on the page. */
    public String label() {
        return label;
    }

    /** Whether a task in this status may go on to the next one; RUNNING returns to QUEUED when its worker was lost and attempts are left. */
    public boolean canTransitionTo(TaskStatus next) {
        return switch (this) {
            case QUEUED -> next == RUNNING || next == CANCELLED;
            case RUNNING ->
                switch (next) {
                    case SUCCEEDED, FAILED, CANCELLED, PAUSED, QUEUED -> true;
                    case RUNNING -> false;
                };
            case PAUSED -> next == QUEUED || next == CANCELLED;
            case SUCCEEDED, FAILED, CANCELLED -> false;
        };
    }

    /** Whether nothing will change any more. */
    public boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case QUEUED, RUNNING, PAUSED -> false;
        };
    }
}

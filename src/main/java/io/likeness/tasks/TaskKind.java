package io.likeness.tasks;

/** What kind of work a task is. */
public enum TaskKind {
    FINE_TUNING("Fine-tuning"),
    GENERATION("Generation");

    private final String label;

    TaskKind(String label) {
        this.label = label;
    }

    /** The word on the page. */
    public String label() {
        return label;
    }
}

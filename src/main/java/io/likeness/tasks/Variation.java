package io.likeness.tasks;

/**
 * A picture of the asker's own to begin with, in place of noise alone.
 *
 * @param task the task that made it
 * @param index its 0-based position among the task's pictures
 * @param strength how much of it is drawn anew, above 0; 1 keeps next to nothing
 */
public record Variation(TaskId task, int index, double strength) {

    /** What a page begins with: the picture is known again, its details are new. */
    public static final double USUAL_STRENGTH = 0.6;
}

package io.likeness.tasks;

import java.util.Set;

/**
 * Pictures of a task were deleted for good; published inside the transaction that does, so that the task forgets them too.
 *
 * @param indexes 0-based positions among the task's pictures
 */
public record PicturesForgotten(TaskId task, Set<Integer> indexes) {

    public PicturesForgotten {
        indexes = Set.copyOf(indexes);
    }
}

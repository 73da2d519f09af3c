package io.likeness.tasks;

/**
 * A picture was deleted for good; published inside the transaction that does, so that its task forgets it too.
 *
 * @param index 0-based position among the task's pictures
 */
public record PictureForgotten(TaskId task, int index) {}

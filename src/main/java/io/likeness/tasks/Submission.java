package io.likeness.tasks;

/** The answer to a request: a task in the queue, or a sentence that says why not. */
public sealed interface Submission {

    /** The task is in the queue. */
    record Accepted(TaskId task) implements Submission {}

    /** Nothing was queued or reserved; the sentence is for the one who asked. */
    record Refused(String sentence) implements Submission {}
}

package io.likeness.tasks;

/** Why a running task is asked to stop. */
public enum StopWish {
    /** For good. */
    CANCEL,
    /** Until its owner resumes it. */
    PAUSE
}

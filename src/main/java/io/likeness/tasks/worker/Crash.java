package io.likeness.tasks.worker;

import io.likeness.tasks.TaskFailure;

/** Words for a worker that ended without a word of its own. */
final class Crash {

    private Crash() {}

    static TaskFailure neverStarted(RuntimeException cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new TaskFailure(
                "The worker could not be started: " + root.getMessage(),
                "Try again; if it fails again, an administrator finds the reason in the studio's log.");
    }

    static TaskFailure lost(LostResult loss) {
        return new TaskFailure(
                String.valueOf(loss.getMessage()),
                "Try again; if it happens again, an administrator should check the disk of the data folder.");
    }

    static TaskFailure explain(WorkerProcess worker, ProgressTracker tracker) {
        String where = tracker.of() > 0
                ? "at \"%s\", %d of %d".formatted(tracker.stage(), tracker.step(), tracker.of())
                : "at \"" + tracker.stage() + "\"";
        String cause = worker.wasKilled()
                ? "The worker was killed (out of memory?) %s, three times in a row.".formatted(where)
                : "The worker crashed %s (%s), three times in a row.".formatted(where, worker.ending());
        return new TaskFailure(
                cause,
                "Try again with smaller settings: fewer photos a step, smaller pictures, a frozen text encoder."
                        + " If that does not help, an administrator finds the worker's log in the task's folder.");
    }
}

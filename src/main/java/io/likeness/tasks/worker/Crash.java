package io.likeness.tasks.worker;

import io.likeness.engine.worker.LessMemory;
import io.likeness.storage.StorageException;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.queue.TaskOrder;

/** Words for a worker that ended without a word of its own. */
final class Crash {

    private static final String ADMINISTRATOR =
            "Try again; if it fails again, an administrator finds the reason in the ";

    private Crash() {}

    static TaskFailure neverStarted(RuntimeException cause) {
        return new TaskFailure(
                "The worker could not be started: " + root(cause).getMessage(), ADMINISTRATOR + "studio's log.");
    }

    /** It stopped at a checkpoint although nobody here asked it to, as when the machine shuts down. */
    static TaskFailure stoppedFromOutside(ProgressTracker tracker) {
        return new TaskFailure(
                "The worker was stopped from outside of the studio %s.".formatted(where(tracker)),
                "Try again; it goes on from its last checkpoint.");
    }

    static TaskFailure silentNode() {
        return new TaskFailure(
                "The machine that the worker ran on was not heard of any more.",
                "Try again; it goes on from its last checkpoint.");
    }

    /** What the worker wrote could not be taken over. */
    static TaskFailure unusable(RuntimeException cause) {
        return switch (cause) {
            case LostResult lost ->
                new TaskFailure(
                        String.valueOf(lost.getMessage()),
                        "Try again; if it happens again, an administrator should check the disk of the data folder.");
            case StorageException full ->
                new TaskFailure(
                        "What the worker made could not be kept. " + full.getMessage(),
                        "Try again once the data folder's disk has room and can be written; what was kept before is"
                                + " not made again.");
            default ->
                new TaskFailure(
                        "What the worker made could not be kept: " + root(cause).getMessage(),
                        ADMINISTRATOR + "studio's log.");
        };
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    static TaskFailure explain(TaskOrder order, WorkerProcess worker, ProgressTracker tracker) {
        String cause = worker.wasKilled()
                ? "The worker was killed (out of memory?) %s.".formatted(where(tracker))
                : "The worker crashed %s (%s).".formatted(where(tracker), worker.ending());
        return new TaskFailure(
                cause,
                lessMemory(order)
                        + " If that does not help, an administrator finds the worker's log in the task's folder.");
    }

    private static String lessMemory(TaskOrder order) {
        return switch (order) {
            case TaskOrder.FineTuning _ -> LessMemory.ofTraining();
            case TaskOrder.Generation _ -> LessMemory.ofDrawing();
        };
    }

    private static String where(ProgressTracker tracker) {
        return tracker.of() > 0
                ? "at \"%s\", %d of %d".formatted(tracker.stage(), tracker.step(), tracker.of())
                : "at \"" + tracker.stage() + "\"";
    }
}

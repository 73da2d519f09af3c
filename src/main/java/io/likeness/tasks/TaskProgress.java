package io.likeness.tasks;

import io.likeness.storage.FileKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a task is, for pages.
 *
 * @param attempt 1 for the first worker, 2 after one was lost
 * @param stage what is going on, in words
 * @param step pieces done of the stage
 * @param of pieces of the stage; 0 if unknown
 * @param losses the loss curve, thinned to a few hundred points
 * @param samples sample images of a training, oldest first
 * @param pictures the pictures of a generation by index, finished or not
 * @param timeLeft until the end, or null while there is nothing to measure
 * @param queue place in the queue; null once it runs
 * @param failure why it failed; null otherwise
 */
public record TaskProgress(
        TaskId task,
        TaskStatus status,
        int attempt,
        String stage,
        int step,
        int of,
        List<LossPoint> losses,
        List<Sample> samples,
        List<PictureState> pictures,
        @Nullable Duration timeLeft,
        @Nullable QueuePlace queue,
        @Nullable TaskFailure failure) {

    /** The training loss at a step, and its moving average. */
    public record LossPoint(int step, double loss, double smoothed) {}

    /** A sample image made while training. */
    public record Sample(int step, int index, String prompt, Path file) {}

    /** A picture: its denoising step, and its file once it is finished. */
    public record PictureState(
            int index, int step, int of, @Nullable FileKey file) {}

    /** The same with other words for what is going on. */
    public TaskProgress withStage(String words) {
        return new TaskProgress(
                task, status, attempt, words, step, of, losses, samples, pictures, timeLeft, queue, failure);
    }

    /** The same with a place in the queue. */
    public TaskProgress withQueue(@Nullable QueuePlace place) {
        return new TaskProgress(
                task, status, attempt, stage, step, of, losses, samples, pictures, timeLeft, place, failure);
    }

    /** How much is done, 0 to 1. */
    public double fraction() {
        if (status == TaskStatus.SUCCEEDED) {
            return 1;
        }
        return of == 0 ? 0 : Math.min(1, (double) step / of);
    }
}

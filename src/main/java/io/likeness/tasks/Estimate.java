package io.likeness.tasks;

/**
 * What a request would cost.
 *
 * @param seconds of waiting once it runs
 * @param secondsAhead until a device should be free for it
 * @param gpuSeconds what is set aside for it
 * @param measured whether tasks of this kind have run here; if not, the numbers are a careful first guess
 * @param left GPU-seconds that would be left of this month's budget; negative if the budget does not suffice
 */
public record Estimate(long seconds, long secondsAhead, long gpuSeconds, boolean measured, long left) {

    /** Whether the budget suffices. */
    public boolean affordable() {
        return left >= 0;
    }
}

package io.likeness.tasks;

import io.likeness.common.ui.Quantities;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long work takes and waits, in words: the same on every page, and rounded alike before it begins and while it runs. */
public final class TaskTimes {

    private static final long A_FEW_SECONDS = 5;

    private TaskTimes() {}

    /** How long a request would take once it runs, and that this is a guess if it is one: {@code about 4 min}. */
    public static String about(Estimate estimate) {
        String time = about(estimate.seconds());
        return estimate.measured() ? time : time + ", as a first guess for this machine";
    }

    /** When a request would start, as a sentence; empty if at once. */
    public static String wait(Estimate estimate) {
        return estimate.secondsAhead() < A_FEW_SECONDS
                ? ""
                : "Other tasks come first: it starts in %s.".formatted(about(estimate.secondsAhead()));
    }

    /** How long running work still takes; empty if nobody knows. What runs is never at its end. */
    public static String left(@Nullable Duration left) {
        if (left == null) {
            return "";
        }
        return left.toSeconds() < A_FEW_SECONDS ? "a few seconds left" : about(left.toSeconds()) + " left";
    }

    /** Where a task stands in the queue, and when it should start. */
    public static String place(QueuePlace place) {
        long wait = place.ahead().toSeconds();
        String start = wait < A_FEW_SECONDS ? "starts in a moment" : "starts in " + about(wait);
        return place.position() == 1
                ? "Next in the queue, " + start
                : "Number %d in the queue, %s".formatted(place.position(), start);
    }

    private static String about(long seconds) {
        return "about " + Quantities.seconds(rounded(seconds));
    }

    /** To five seconds below a minute and to ten above; minutes are rounded where they are written. */
    private static long rounded(long seconds) {
        long unit = seconds < 60 ? 5 : 10;
        return Math.max(unit, Math.ceilDiv(seconds, unit) * unit);
    }
}

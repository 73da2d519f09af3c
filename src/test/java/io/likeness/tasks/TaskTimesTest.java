package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Times of tasks in words. */
class TaskTimesTest {

    @Test
    void whatRunsIsNeverAtItsEnd() {
        assertThat(TaskTimes.left(Duration.ZERO)).isEqualTo("a few seconds left");
        assertThat(TaskTimes.left(Duration.ofSeconds(7))).isEqualTo("about 10 s left");
        assertThat(TaskTimes.left(null)).isEmpty();
    }

    @Test
    void anEstimateAndTheTimeLeftAreRoundedAlike() {
        for (long seconds : new long[] {12, 58, 99, 145, 209, 211, 271, 4000}) {
            assertThat(TaskTimes.left(Duration.ofSeconds(seconds)))
                    .isEqualTo(TaskTimes.about(estimate(seconds, 0, true)) + " left");
        }
    }

    @Test
    void aFirstGuessSaysSo() {
        assertThat(TaskTimes.about(estimate(43, 0, false))).isEqualTo("about 45 s, as a first guess for this machine");
    }

    @Test
    void theQueueIsSaidBeforeAndAfterSubmitting() {
        assertThat(TaskTimes.wait(estimate(43, 0, true))).isEmpty();
        assertThat(TaskTimes.wait(estimate(43, 780, true)))
                .isEqualTo("Other tasks come first: it starts in about 13 min.");
        assertThat(TaskTimes.place(new QueuePlace(2, Duration.ofSeconds(780))))
                .isEqualTo("Number 2 in the queue, starts in about 13 min");
        assertThat(TaskTimes.place(new QueuePlace(1, Duration.ZERO)))
                .isEqualTo("Next in the queue, starts in a moment");
    }

    private static Estimate estimate(long seconds, long ahead, boolean measured) {
        return new Estimate(seconds, ahead, seconds, measured, 1000);
    }
}

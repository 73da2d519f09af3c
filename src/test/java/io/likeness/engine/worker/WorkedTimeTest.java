package io.likeness.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A worker's own count of the seconds it worked. */
class WorkedTimeTest {

    private final AtomicLong nanoseconds = new AtomicLong(-7_000_000_000L);
    private final WorkedTime worked = new WorkedTime(nanoseconds::get);

    private void beats(int count, double secondsApart) {
        for (int i = 0; i < count; i++) {
            nanoseconds.addAndGet((long) (secondsApart * 1e9));
            worked.seconds();
        }
    }

    @Test
    void timeThatPassesIsCounted() {
        beats(400, 0.5);

        assertThat(worked.seconds()).isEqualTo(200);
    }

    @Test
    void aBusyMachineThatLetsItWaitForAMomentCostsThatMoment() {
        beats(10, 2.5);

        assertThat(worked.seconds()).isEqualTo(25);
    }

    @Test
    void whileTheProcessIsFrozenNothingIsCounted() {
        beats(20, 0.5);
        nanoseconds.addAndGet(3 * 3600 * 1_000_000_000L);
        beats(20, 0.5);

        assertThat(worked.seconds()).as("beside one beat").isEqualTo(20, offset(3.0));
    }
}

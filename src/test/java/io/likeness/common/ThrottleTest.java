package io.likeness.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final AtomicLong nanoseconds = new AtomicLong(Long.MAX_VALUE - 500_000_000L); // nanoTime may overflow

    @Test
    void itIsTimeAtOnceAndThenOnceASecond() {
        Throttle throttle = new Throttle(nanoseconds::get, Duration.ofSeconds(1));

        assertThat(throttle.isDue()).isTrue();
        assertThat(throttle.isDue()).isFalse();
        nanoseconds.addAndGet(999_000_000);
        assertThat(throttle.isDue()).isFalse();
        nanoseconds.addAndGet(1_000_000);
        assertThat(throttle.isDue()).isTrue();
        assertThat(throttle.isDue()).isFalse();
    }
}

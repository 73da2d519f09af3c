package io.likeness.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is silent, whatever the clocks of the machines say. */
class HeartbeatsTest {

    private static final Instant BEAT = Instant.parse("2026-03-01T00:00:00Z");

    private final AtomicLong nanoseconds = new AtomicLong();
    private final Heartbeats<String> heartbeats = new Heartbeats<>(nanoseconds::get, Duration.ofSeconds(30));

    private void pass(int seconds) {
        nanoseconds.addAndGet(seconds * 1_000_000_000L);
    }

    @Test
    void aHeartThatStandsStillIsSilentOnlyAfterAWhile() {
        assertThat(heartbeats.isSilent("one", BEAT)).as("at the first look").isFalse();
        pass(29);
        assertThat(heartbeats.isSilent("one", BEAT)).isFalse();
        pass(2);
        assertThat(heartbeats.isSilent("one", BEAT)).isTrue();
    }

    @Test
    void aHeartWhoseClockIsPutBackStillBeats() {
        for (int beat = 0; beat < 10; beat++) {
            assertThat(heartbeats.isSilent("one", BEAT.minusSeconds(18_000L * beat)))
                    .isFalse();
            pass(20);
        }
    }

    @Test
    void aHeartOfTheFarFutureOrPastIsJudgedByItsBeatAlone() {
        heartbeats.isSilent("future", BEAT.plusSeconds(100_000));
        heartbeats.isSilent("past", BEAT.minusSeconds(100_000));
        pass(5);

        assertThat(heartbeats.isSilent("past", BEAT.minusSeconds(100_000))).isFalse();
        pass(30);
        assertThat(heartbeats.isSilent("future", BEAT.plusSeconds(100_000))).isTrue();
    }

    @Test
    void whoCameBackAfterBeingForgottenIsHeardAnew() {
        heartbeats.isSilent("one", BEAT);
        pass(40);
        heartbeats.keepOnly(List.of("two"));

        assertThat(heartbeats.isSilent("one", BEAT)).isFalse();
    }
}

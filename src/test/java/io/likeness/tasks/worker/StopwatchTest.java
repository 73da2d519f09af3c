package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Seconds a piece. */
class StopwatchTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Stopwatch watch = new Stopwatch();

    @Test
    void nothingIsKnownBeforeTheSecondBeat() {
        assertThat(watch.average()).isNaN();
        watch.beat(START);
        assertThat(watch.average()).isNaN();
    }

    @Test
    void beatsHeardInBunchesAverageRight() {
        watch.beat(START);
        watch.beat(START);
        watch.beat(START.plusSeconds(4));
        watch.beat(START.plusSeconds(4));
        assertThat(watch.average()).isEqualTo(2);
    }

    @Test
    void aBeatOfManyPiecesCountsAllOfThem() {
        watch.reached(START, 100);
        watch.reached(START.plusSeconds(8), 116);
        watch.reached(START.plusSeconds(16), 132);
        assertThat(watch.average()).isEqualTo(0.5);
    }

    @Test
    void anotherKindOfWorkBeginsAnew() {
        watch.beat(START);
        watch.beat(START.plusSeconds(9));
        watch.reset();
        assertThat(watch.average()).isNaN();
        watch.reached(START.plusSeconds(10), 1);
        watch.reached(START.plusSeconds(12), 2);
        assertThat(watch.average()).isEqualTo(2);
    }
}

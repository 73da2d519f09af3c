package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Seconds a piece. */
class StopwatchTest {

    private static final double START = 3;

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
        watch.beat(START + 4);
        watch.beat(START + 4);
        assertThat(watch.average()).isEqualTo(2);
    }

    @Test
    void aBeatOfManyPiecesCountsAllOfThem() {
        watch.reached(START, 100);
        watch.reached(START + 8, 116);
        watch.reached(START + 16, 132);
        assertThat(watch.average()).isEqualTo(0.5);
    }

    @Test
    void anotherKindOfWorkBeginsAnew() {
        watch.beat(START);
        watch.beat(START + 9);
        watch.reset();
        assertThat(watch.average()).isNaN();
        watch.reached(START + 10, 1);
        watch.reached(START + 12, 2);
        assertThat(watch.average()).isEqualTo(2);
    }
}

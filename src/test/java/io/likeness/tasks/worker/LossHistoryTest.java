package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.tasks.TaskProgress.LossPoint;
import org.junit.jupiter.api.Test;

/** The loss curve of a page. */
class LossHistoryTest {

    private final LossHistory history = new LossHistory();

    @Test
    void aLongTrainingIsThinnedAndKeepsItsOrder() {
        for (int step = 1; step <= 20_000; step++) {
            history.add(step, 1.0 / step);
        }

        assertThat(history.points()).hasSizeBetween(200, 600);
        assertThat(history.points()).extracting(LossPoint::step).isSorted();
        assertThat(history.points().getLast().step()).isGreaterThan(19_900);
    }

    @Test
    void stepsThatAResumedTrainingDoesAgainReplaceTheOldOnes() {
        for (int step = 1; step <= 30; step++) {
            history.add(step, 1);
        }
        for (int step = 21; step <= 25; step++) {
            history.add(step, 2);
        }

        assertThat(history.points()).hasSize(25);
        assertThat(history.points().getLast().loss()).isEqualTo(2);
    }

    @Test
    void theAverageIsSteadierThanTheLoss() {
        for (int step = 1; step <= 200; step++) {
            history.add(step, step % 2);
        }

        assertThat(history.points().getLast().smoothed()).isBetween(0.4, 0.6);
    }
}

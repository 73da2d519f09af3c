package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.tasks.TaskId;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The time left that a page shows, from the worker's start to its last step. */
class ProgressTrackerTest {

    private static final double START = 3;

    /** 100 steps of a second after 200 class images of half a second. */
    private final ProgressTracker tracker =
            new ProgressTracker(new TaskId(UUID.randomUUID()), Path.of("out"), new Expectation(100, 1, 100));

    private void classImages(int done, int seconds) {
        tracker.on(new Preparing("Class images", done, 200), START + seconds);
    }

    @Test
    void beforeAnythingIsHeardItIsWhatWasEstimated() {
        assertThat(tracker.secondsLeft()).isEqualTo(200);
    }

    @Test
    void classImagesCountOneByOneThoughTheyComeInBatches() {
        classImages(0, 0);
        classImages(16, 16);
        classImages(32, 32);
        assertThat(tracker.secondsLeft()).isEqualTo(168 + 100);
    }

    @Test
    void classImagesThatAreThereAlreadyTakeNoTime() {
        classImages(200, 0);
        assertThat(tracker.secondsLeft()).isEqualTo(100);
        tracker.on(new Preparing("Loading the model", 0, 1), START + 1);
        assertThat(tracker.secondsLeft()).isEqualTo(100);
    }

    @Test
    void withoutAMeasuredPaceTheRestOfThemTakesWhatWasEstimated() {
        classImages(50, 0);
        assertThat(tracker.secondsLeft()).isEqualTo(75 + 100);
    }

    @Test
    void stepsAreMeasuredOnceTheyGo() {
        classImages(200, 0);
        for (int step = 1; step <= 10; step++) {
            tracker.on(new StepDone(step, 100, 0.1, 1.5), START + 2 * step);
        }
        assertThat(tracker.secondsLeft()).isEqualTo(180);
    }

    @Test
    void historyTellsHowFarButNotHowFast() {
        tracker.on(new Preparing("Class images", 0, 200), Double.NaN);
        tracker.on(new Preparing("Class images", 100, 200), Double.NaN);
        assertThat(tracker.secondsLeft()).isEqualTo(50 + 100);
    }
}

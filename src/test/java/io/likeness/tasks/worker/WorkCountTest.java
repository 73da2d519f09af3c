package io.likeness.tasks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineEvent.Denoising;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.tasks.queue.Worked;
import io.likeness.tasks.worker.EventFile.Line;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a worker's lines tell about its time. */
class WorkCountTest {

    private final WorkCount count = new WorkCount();

    private void hear(EngineEvent event, double worked) {
        count.hear(new Line(event, worked, 0));
    }

    @Test
    void allIsPreparingUntilTheFirstStep() {
        hear(new Preparing("Loading the model", 1, 1), 6);

        assertThat(count.now()).isEqualTo(new Worked(6, 6));
    }

    @Test
    void theFirstStepBeginsWhenThePreparingEnded() {
        hear(new Preparing("Loading the model", 1, 1), 6);
        hear(new Preparing("Encoding photos", 4, 4), 9);
        hear(new StepDone(41, 100, 0.1, 0.5), 9.5);
        hear(new CheckpointWritten(50, Path.of("checkpoint-50")), 14);
        hear(new Preparing("something between", 1, 1), 15);

        assertThat(count.now()).isEqualTo(new Worked(15, 9));
    }

    @Test
    void aPictureBeginsWithItsFirstDenoisingStep() {
        hear(new Preparing("Loading the model", 1, 1), 3);
        hear(new Denoising(0, 0, 25), 3.1);
        hear(new Denoising(0, 1, 25), 4);

        assertThat(count.now()).isEqualTo(new Worked(4, 3));
    }

    @Test
    void theWorkersOfEarlierVersionsAreTakenByTheirSteps() {
        hear(new Preparing("Loading the model", 1, 1), Double.NaN);
        hear(new StepDone(1, 10, 0.1, 2), Double.NaN);
        hear(new StepDone(2, 10, 0.1, 3), Double.NaN);

        assertThat(count.now()).isEqualTo(new Worked(5, 0));
    }
}

package io.likeness.tasks.queue;

import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.models.Checkpoints;
import io.likeness.models.NewCheckpoint;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Makes the weights known that a training wrote; other kinds of tasks write none. */
@Component
class TrainedCheckpoints {

    private final Checkpoints checkpoints;

    TrainedCheckpoints(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** The folder is relative to the studio's home. */
    void register(Claim claim, int step, Path folder) {
        if (claim.order() instanceof TaskOrder.FineTuning training) {
            checkpoints.register(new NewCheckpoint(
                    claim.task().value(),
                    claim.owner(),
                    training.request().subject(),
                    training.request().baseModel(),
                    step,
                    folder,
                    training.identifier(),
                    training.classNoun(),
                    training.request().settings().method() instanceof Lora));
        }
    }
}

package io.likeness.tasks.queue;

import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.models.NewCheckpoint;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Makes the weights known that a training wrote; other kinds of tasks write none. */
@Component
class TrainedCheckpoints {

    private final Checkpoints checkpoints;
    private final TaskRepository tasks;

    TrainedCheckpoints(Checkpoints checkpoints, TaskRepository tasks) {
        this.checkpoints = checkpoints;
        this.tasks = tasks;
    }

    /** The folder is relative to the studio's home. */
    void register(Claim claim, int step, Path folder) {
        if (claim.order() instanceof TaskOrder.FineTuning training) {
            CheckpointId made = checkpoints.register(new NewCheckpoint(
                    claim.task().value(),
                    claim.owner(),
                    training.request().subject(),
                    training.request().baseModel(),
                    step,
                    folder,
                    training.identifier(),
                    training.classNoun(),
                    training.request().settings().method() instanceof Lora));
            shareFate(claim, made);
        }
    }

    /** A training may still be stopping that was cancelled because its subject was deleted. */
    private void shareFate(Claim claim, CheckpointId made) {
        Task task = tasks.findById(claim.task().value()).orElseThrow();
        Instant deleted = task.deletedAt();
        if (deleted != null) {
            checkpoints.deleteAlong(made, deleted, task.deletedWith());
        }
    }
}

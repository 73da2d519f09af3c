package io.likeness.tasks.worker;

import io.likeness.engine.EngineException;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.worker.DiffusionEngine;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.models.Checkpoints;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.queue.SucceededTrainings;
import io.likeness.tasks.queue.SucceededTrainings.SucceededTraining;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets the optimizer's state go once a training is complete: nothing will go on from it, and it is two thirds of a checkpoint. A preset may
 * keep it ({@link ModelDefaults#keepOptimizer}).
 */
@Component
class FinishedTrainings {

    private static final Logger LOG = LoggerFactory.getLogger(FinishedTrainings.class);

    private static final int AT_ONCE = 200;

    private final SucceededTrainings trainings;
    private final BaseModels baseModels;
    private final Checkpoints checkpoints;
    private final TaskFolders folders;

    FinishedTrainings(
            SucceededTrainings trainings, BaseModels baseModels, Checkpoints checkpoints, TaskFolders folders) {
        this.trainings = trainings;
        this.baseModels = baseModels;
        this.checkpoints = checkpoints;
        this.folders = folders;
    }

    /** Those of a studio that ended between a success and this, and of earlier versions; each is looked at once. */
    @Scheduled(initialDelay = 12, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        List<SucceededTraining> some = trainings.untidied(new TaskId(new UUID(0, 0)), AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(this::tidy);
            some = trainings.untidied(some.getLast().task(), AT_ONCE);
        }
    }

    void tidy(SucceededTraining training) {
        try {
            if (!keeps(training.baseModel()) && DiffusionEngine.dropOptimizer(folders.out(training.outFolder()))) {
                checkpoints.measureAgain(training.task().value());
            }
            trainings.tidied(training.task());
        } catch (EngineException e) {
            LOG.warn("The optimizer's state of task {} stays for now: {}", training.task(), e.getMessage());
        }
    }

    private boolean keeps(BaseModelId baseModel) {
        return baseModels.defaults(baseModel).map(ModelDefaults::keepOptimizer).orElse(false);
    }
}

package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.common.LikenessProperties;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.worker.WorkFile;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.Checkpoints;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the studio makes of a task that trains an adapter. */
@TaskTest
class AdapterTaskTest {

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskService service;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    LikenessProperties properties;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = fixture.member();
        workers.behave(Mode.GOOD, 1);
    }

    @Test
    void everyAttemptsOrderNamesTheAdapter() {
        workers.behave(Mode.CRASH_ONCE, 1);
        TaskId task = fixture.accepted(me, fixture.adapterTraining(fixture.subject(me), 25));
        fixture.await(me, task, TaskStatus.SUCCEEDED);

        assertThat(order(task, 1).method()).isEqualTo(new Lora(4, 4));
        assertThat(order(task, 1).learningRate()).isEqualTo(1e-3);
        assertThat(order(task, 1).nameOfBaseModel()).isEqualTo("Tiny");
        assertThat(order(task, 2).method()).isEqualTo(new Lora(4, 4));
        assertThat(order(task, 2).resume()).isTrue();
    }

    private FineTuningSpec order(TaskId task, int attempt) {
        return (FineTuningSpec)
                WorkFile.read(properties.home().resolve("tasks/%s/attempt-%d/task.json".formatted(task, attempt)));
    }

    @Test
    void itsCheckpointsAreKnownAsAdapters() {
        SubjectId subject = fixture.subject(me);
        fixture.await(me, fixture.accepted(me, fixture.adapterTraining(subject, 10)), TaskStatus.SUCCEEDED);
        assertThat(checkpoints.of(me, subject))
                .isNotEmpty()
                .allSatisfy(checkpoint -> assertThat(checkpoint.adapter()).isTrue());

        fixture.await(me, fixture.accepted(me, fixture.training(subject, 10)), TaskStatus.SUCCEEDED);
        assertThat(checkpoints.of(me, subject))
                .extracting(CheckpointDetails::adapter)
                .contains(false);
    }

    @Test
    void anAdapterCostsLessThanTheWholeModel() {
        SubjectId subject = fixture.subject(me);

        assertThat(service.estimate(me, fixture.adapterTraining(subject, 20_000))
                        .gpuSeconds())
                .isLessThan(
                        service.estimate(me, fixture.training(subject, 20_000)).gpuSeconds());
    }
}

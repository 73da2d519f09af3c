package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.models.BaseModelAdministration;
import io.likeness.models.BaseModelChange;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.subjects.SubjectId;
import io.likeness.support.TestAccounts;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** What tasks may do with a base model that is not on offer any more, and what keeps one on the server. */
@TaskTest
class BaseModelTaskTest {

    /** Workers of tests write checkpoints of names only. */
    private static final Path TINY = Path.of("src/test/resources/golden/checkpoints/sd1");

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskService service;

    @Autowired
    BaseModelAdministration models;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FakeWorkerCommand workers;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = fixture.member();
        workers.behave(Mode.GOOD, 1);
        accounts.signIn(accounts.administrator());
        jdbc.sql("update base_model set enabled = true, removed = null where id = ?")
                .param(fixture.tiny().value())
                .update();
    }

    @AfterEach
    void signOut() {
        accounts.signOut();
    }

    @Test
    void nothingNewBeginsWithADisabledModel() {
        SubjectId subject = fixture.subject(me);
        models.enable(fixture.tiny(), false);

        assertThat(service.submit(me, fixture.training(subject, 10)))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("not on offer", "Choose another one"));
        assertThat(service.submit(me, fixture.drawing("a dog"))).isInstanceOf(Submission.Refused.class);
    }

    @Test
    void aModelStaysWhileOpenTasksNeedItAndCheckpointsDrawWithoutIt() throws IOException {
        SubjectId subject = fixture.subject(me);
        workers.behave(Mode.GOOD, 200);
        TaskId training = fixture.accepted(me, fixture.training(subject, 20));

        assertThat(models.remove(fixture.tiny()))
                .isInstanceOfSatisfying(
                        BaseModelChange.Refused.class,
                        refused -> assertThat(refused.sentence()).startsWith("An open task needs this base model."));

        fixture.await(me, training, TaskStatus.SUCCEEDED);
        CheckpointId trained = checkpoints.of(me, subject).getFirst().id();
        FileSystemUtils.copyRecursively(TINY, checkpoints.folder(trained));
        assertThat(models.remove(fixture.tiny())).isEqualTo(new BaseModelChange.Done());
        TaskId drawing = fixture.accepted(me, fixture.drawingWith(trained, subject));
        fixture.await(me, drawing, TaskStatus.SUCCEEDED);
    }
}

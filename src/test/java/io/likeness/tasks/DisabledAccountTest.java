package io.likeness.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.quotas.QuotaService;
import io.likeness.support.TestAccounts;
import io.likeness.tasks.worker.FakeWorker.Mode;
import io.likeness.tasks.worker.FakeWorkerCommand;
import io.likeness.users.AccountAdministration;
import io.likeness.users.AccountChange;
import io.likeness.users.AccountId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the tasks of an account that is disabled. */
@TaskTest
class DisabledAccountTest {

    @Autowired
    TaskFixture fixture;

    @Autowired
    TaskService service;

    @Autowired
    Tasks tasks;

    @Autowired
    QuotaService quotas;

    @Autowired
    FakeWorkerCommand workers;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatRunsAndWhatWaitsIsCancelledAndNothingNewBegins() {
        workers.behave(Mode.GOOD, 50);
        AccountId ann = fixture.member();
        TaskId runs = fixture.accepted(ann, fixture.training(fixture.subject(ann), 1000));
        TaskId waits = fixture.accepted(ann, fixture.drawing("a dog"));
        AccountId ben = fixture.member();
        TaskId others = fixture.accepted(ben, fixture.drawing("a cat"));
        fixture.await(ann, runs, progress -> progress.step() > 0);

        AccountChange disabled = accounts.asAdministrator(() -> administration.disable(ann));

        assertThat(disabled).isEqualTo(new AccountChange.Done());
        assertThat(tasks.get(ann, waits).status()).isEqualTo(TaskStatus.CANCELLED);
        fixture.await(ann, runs, TaskStatus.CANCELLED);
        assertThat(quotas.allowance(ann).reserved()).isZero();
        assertThat(service.submit(ann, fixture.drawing("a bird")))
                .as("a request that was on its way")
                .isEqualTo(new Submission.Refused("This account is disabled. Ask an administrator."));
        fixture.await(ben, others, TaskStatus.SUCCEEDED);
    }

    @Test
    void aTaskThatWaitsForAnAccountDisabledElsewhereBeginsWhenItIsEnabled() {
        workers.behave(Mode.GOOD, 20);
        AccountId first = fixture.member();
        TaskId ahead = fixture.accepted(first, fixture.training(fixture.subject(first), 100));
        fixture.await(first, ahead, TaskStatus.RUNNING);
        AccountId ann = fixture.member();
        TaskId waits = fixture.accepted(ann, fixture.drawing("a dog"));
        disabled(ann, true);
        AccountId ben = fixture.member();
        TaskId behind = fixture.accepted(ben, fixture.drawing("a cat"));

        fixture.await(ben, behind, TaskStatus.SUCCEEDED);
        assertThat(tasks.get(ann, waits).status()).isEqualTo(TaskStatus.QUEUED);

        disabled(ann, false);
        fixture.await(ann, waits, TaskStatus.SUCCEEDED);
    }

    /** As a database says that an earlier version of the studio, or another node, left behind. */
    private void disabled(AccountId account, boolean disabled) {
        jdbc.sql("update accounts set disabled = ? where id = ?")
                .params(disabled, account.value())
                .update();
    }
}

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
    void aTaskThatWaitsForAnAccountDisabledElsewhereIsCancelledWhenItsTurnComes() {
        workers.behave(Mode.GOOD, 20);
        AccountId first = fixture.member();
        TaskId ahead = fixture.accepted(first, fixture.training(fixture.subject(first), 100));
        fixture.await(first, ahead, TaskStatus.RUNNING);
        AccountId ann = fixture.member();
        TaskId waits = fixture.accepted(ann, fixture.drawing("a dog"));
        disable(ann);
        AccountId ben = fixture.member();
        TaskId behind = fixture.accepted(ben, fixture.drawing("a cat"));

        fixture.await(ben, behind, TaskStatus.SUCCEEDED);
        fixture.await(ann, waits, TaskStatus.CANCELLED);
        assertThat(quotas.allowance(ann).reserved()).isZero();
    }

    /** As an earlier version of the studio left behind. */
    private void disable(AccountId account) {
        jdbc.sql("update accounts set disabled = true where id = ?")
                .param(account.value())
                .update();
    }
}

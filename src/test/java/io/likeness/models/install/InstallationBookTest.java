package io.likeness.models.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.models.ModelsTest;
import io.likeness.users.AccountAdministration;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class InstallationBookTest extends ModelsTest {

    private static final Failure FAILURE = new Failure("It broke.", "Mend it.");

    @Autowired
    InstallationBook book;

    @Autowired
    AccountAdministration administration;

    @Autowired
    TransactionTemplate transactions;

    private final UUID mine = UUID.randomUUID();
    private final UUID another = UUID.randomUUID();

    @Test
    void onlyTheRunnerThatHoldsAnInstallationChangesIt() {
        InstallationDetails held = held();
        InstallationId id = held.id();

        List<ThrowingCallable> steps = List.of(
                () -> book.listed(id, another, "c0ffee", List.of()),
                () -> book.ask(id, another),
                () -> book.convert(id, another),
                () -> book.fail(id, another, FAILURE));

        assertThat(steps).allSatisfy(step -> assertThatThrownBy(step).isInstanceOf(Stopped.class));
        assertThat(book.find(id).orElseThrow().state()).isEqualTo(held.state());
        book.fail(id, mine, FAILURE);
        assertThat(book.find(id).orElseThrow().failure()).isEqualTo(FAILURE);
        book.cancel(id);
    }

    @Test
    void whatWasCancelledDoesNotFail() {
        InstallationId id = held().id();
        book.cancel(id);

        assertThatThrownBy(() -> book.fail(id, mine, FAILURE)).isInstanceOf(Stopped.class);

        assertThat(book.find(id).orElseThrow().state()).isEqualTo(InstallationState.CANCELLED);
    }

    @Test
    void whatADisabledAdministratorWasInstallingWaitsForAnother() {
        InstallationDetails held = held();

        accounts.asAdministrator(() -> administration.disable(held.account()));

        InstallationDetails stopped = book.find(held.id()).orElseThrow();
        assertThat(stopped.state()).isEqualTo(InstallationState.FAILED);
        assertThat(stopped.failure().cause()).contains("was disabled");
        assertThat(book.beat(held.id(), mine, 1)).as("its runner stops").isFalse();
        assertThat(book.retry(held.id()).state()).isEqualTo(InstallationState.CONVERTING);
        book.cancel(held.id());
    }

    @Test
    void whatADeletedAdministratorWasSendingIsGivenUp() {
        AccountId sender = accounts.administrator().id();
        InstallationId id = book.begin(new NewInstallation(
                        sender, Origin.UPLOAD, "sent", "sent", null, InstallationState.RECEIVING, List.of(), null))
                .id();

        accounts.asAdministrator(() -> administration.delete(sender));

        assertThat(book.find(id).orElseThrow().state()).isEqualTo(InstallationState.CANCELLED);
    }

    /** In one transaction, so that the studio's own runner does not come first. */
    private InstallationDetails held() {
        return transactions.execute(status -> {
            InstallationDetails begun = book.begin(new NewInstallation(
                    accounts.administrator().id(),
                    Origin.FILE,
                    "held",
                    "/srv/held.safetensors",
                    null,
                    InstallationState.CONVERTING,
                    List.of(),
                    Answers.NONE));
            return book.claim(begun.id(), mine).orElseThrow();
        });
    }
}

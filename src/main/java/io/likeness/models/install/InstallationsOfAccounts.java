package io.likeness.models.install;

import io.likeness.common.AfterCommit;
import io.likeness.users.AccountDisabled;
import io.likeness.users.AccountFate;
import io.likeness.users.AccountId;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What an account was installing stops when the account is kept out: another administrator goes on with it, or it is given up. With an
 * account that is gone for good it goes; base models that it installed are the server's, and stay.
 */
@Component
class InstallationsOfAccounts {

    private final InstallationRepository installations;
    private final InstallationBook book;
    private final HubTokens tokens;
    private final Staging staging;

    InstallationsOfAccounts(
            InstallationRepository installations, InstallationBook book, HubTokens tokens, Staging staging) {
        this.installations = installations;
        this.book = book;
        this.tokens = tokens;
        this.staging = staging;
    }

    @EventListener
    void on(AccountDisabled disabled) {
        handOver(disabled.account());
    }

    @EventListener
    void on(AccountFate fate) {
        switch (fate) {
            case AccountFate.Deleted deleted -> handOver(deleted.account());
            case AccountFate.Forgotten gone -> forget(gone.account());
        }
    }

    /** The token is the person's own, and goes. */
    private void handOver(AccountId account) {
        for (UUID open : installations.idsOf(account.value(), InstallationState.OPEN)) {
            InstallationDetails stopped = book.handOver(new InstallationId(open));
            if (!stopped.state().isUnderWay()) {
                tokens.forget(stopped.id());
            }
            if (stopped.state() == InstallationState.CANCELLED) {
                discardAfterCommit(stopped.id());
            }
        }
    }

    private void forget(AccountId account) {
        for (Installation installation : installations.findByAccount(account.value())) {
            installations.delete(installation);
            discardAfterCommit(installation.details().id());
        }
    }

    private void discardAfterCommit(InstallationId id) {
        AfterCommit.run(() -> staging.discard(id));
    }
}

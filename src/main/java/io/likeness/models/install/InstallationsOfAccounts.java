package io.likeness.models.install;

import io.likeness.users.AccountFate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What an account that is gone for good was installing is given up; base models that it installed are the server's, and stay. */
@Component
class InstallationsOfAccounts {

    private final InstallationRepository installations;
    private final Staging staging;

    InstallationsOfAccounts(InstallationRepository installations, Staging staging) {
        this.installations = installations;
        this.staging = staging;
    }

    @EventListener
    void on(AccountFate.Forgotten gone) {
        for (Installation installation :
                installations.findByAccount(gone.account().value())) {
            InstallationId id = installation.details().id();
            installations.delete(installation);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    staging.discard(id);
                }
            });
        }
    }
}

package io.likeness.admin.ui;

import com.vaadin.flow.server.VaadinSession;
import io.likeness.common.LikenessProperties;
import io.likeness.common.ui.Confirmation;
import io.likeness.common.ui.Notifications;
import io.likeness.quotas.Allowance;
import io.likeness.quotas.BudgetAdministration;
import io.likeness.users.AccountAdministration;
import io.likeness.users.AccountChange;
import io.likeness.users.AccountSummary;
import io.likeness.users.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an administrator does with an account from the list; each ends with a fresh list. */
class AccountActions {

    private final AccountAdministration accounts;
    private final BudgetAdministration budgets;
    private final LikenessProperties.Trash trash;
    private final Runnable refresh;

    AccountActions(
            AccountAdministration accounts,
            BudgetAdministration budgets,
            LikenessProperties.Trash trash,
            Runnable refresh) {
        this.accounts = accounts;
        this.budgets = budgets;
        this.trash = trash;
        this.refresh = refresh;
    }

    void create() {
        new NewAccountDialog(accounts, refresh).open();
    }

    void setBudget(AccountSummary account, Allowance allowance) {
        new BudgetDialog(budgets, account, allowance, refresh).open();
    }

    void resetPassword(AccountSummary account) {
        Confirmation.ask(
                "Reset the password of %s?".formatted(account.name()),
                "The old password stops working and all sessions of the account end. You get the new password to hand on.",
                "Reset password",
                () -> new PasswordDialog(account.name(), accounts.resetPassword(account.id(), session())).open());
    }

    void changeRole(AccountSummary account, Role role) {
        boolean promotion = role == Role.ADMINISTRATOR;
        Confirmation.ask(
                promotion
                        ? "Make %s an administrator?".formatted(account.name())
                        : "Make %s a member?".formatted(account.name()),
                promotion
                        ? "Administrators manage accounts, budgets and base models. The person has to sign in again."
                        : "Members work with what is theirs or shared with them. The person has to sign in again.",
                promotion ? "Make administrator" : "Make member",
                () -> tell(accounts.changeRole(account.id(), role), "%s is changed.".formatted(account.name())));
    }

    void disable(AccountSummary account) {
        Confirmation.ask(
                "Disable %s?".formatted(account.name()),
                "The person is signed out at once and cannot sign in again until you enable the account. Queued and"
                        + " running tasks are cancelled. Nothing is deleted.",
                "Disable",
                () -> tell(accounts.disable(account.id()), "%s is disabled.".formatted(account.name())));
    }

    void enable(AccountSummary account) {
        tell(accounts.enable(account.id()), "%s can sign in again.".formatted(account.name()));
    }

    /** The administrator's own, which stays to show the new password. */
    private static String session() {
        return VaadinSession.getCurrent().getSession().getId();
    }

    void delete(AccountSummary account) {
        String consequence =
                "The person is signed out at once and tasks stop. An administrator can bring the account back for %s; then it"
                        + " goes for good with all that it owns.";
        new DeleteAccountDialog(
                        "Delete account",
                        account,
                        consequence.formatted(trash.words()),
                        accounts.ownings(account.id()),
                        () -> tell(
                                accounts.delete(account.id()),
                                "%s is deleted. It can come back for %s.".formatted(account.name(), trash.words())))
                .open();
    }

    void forget(AccountSummary account) {
        new DeleteAccountDialog(
                        "Delete for good",
                        account,
                        "All that the account owns is deleted now, with what it shared. It cannot come back.",
                        accounts.ownings(account.id()),
                        () -> tell(accounts.forget(account.id()), "%s is deleted for good.".formatted(account.name())))
                .open();
    }

    void restore(AccountSummary account) {
        tell(accounts.restore(account.id()), "%s is back.".formatted(account.name()));
    }

    /** When a deleted account goes for good; null of others. */
    @Nullable
    Instant goes(AccountSummary account) {
        Instant deleted = account.deletedAt();
        return deleted == null ? null : deleted.plus(trash.period());
    }

    private void tell(AccountChange change, String done) {
        switch (change) {
            case AccountChange.Done() -> Notifications.done(done);
            case AccountChange.Refused(String sentence) -> Notifications.failure(sentence);
        }
        refresh.run();
    }
}

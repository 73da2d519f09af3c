package io.likeness.tasks.queue;

import io.likeness.users.AccountFate;
import io.likeness.users.AccountHold;
import io.likeness.users.AccountId;
import io.likeness.users.AccountOwnings;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of a deleted account stop at once, and hold it until they have. */
@Component
class AccountTasks implements AccountHold, AccountOwnings {

    private final TaskRepository tasks;
    private final ShareRepository shares;
    private final TaskQueue queue;
    private final TaskRemoval removal;

    AccountTasks(TaskRepository tasks, ShareRepository shares, TaskQueue queue, TaskRemoval removal) {
        this.tasks = tasks;
        this.shares = shares;
        this.queue = queue;
        this.removal = removal;
    }

    @EventListener
    @Order(10)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AccountFate fate) {
        AccountId owner = fate.account();
        switch (fate) {
            case AccountFate.Deleted _ -> queue.cancelOpenOf(owner);
            case AccountFate.Forgotten _ -> {
                tasks.lockByOwner(owner.value()).forEach(removal::forget);
                shares.deleteById(owner.value());
            }
        }
    }

    @Override
    public Optional<String> why(AccountId account) {
        return queue.openTasks(account) == 0
                ? Optional.empty()
                : Optional.of("A task of this account is still stopping. Try again in a minute.");
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<String> of(AccountId account) {
        return AccountOwnings.words(tasks.countByOwner(account.value()), "task", "tasks");
    }
}

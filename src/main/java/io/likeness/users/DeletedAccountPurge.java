package io.likeness.users;

import io.likeness.common.LikenessProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes accounts for good when nobody brought them back in time; one that still stops a task waits for the next time. */
@Component
public class DeletedAccountPurge {

    private static final Logger LOG = LoggerFactory.getLogger(DeletedAccountPurge.class);

    private final AccountRepository accounts;
    private final AccountRemoval removal;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Duration period;

    DeletedAccountPurge(
            AccountRepository accounts,
            AccountRemoval removal,
            TransactionOperations transaction,
            Clock clock,
            LikenessProperties properties) {
        this.accounts = accounts;
        this.removal = removal;
        this.transaction = transaction;
        this.clock = clock;
        this.period = properties.trash().period();
    }

    @Scheduled(initialDelay = 11, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    public void purge() {
        purge(clock.instant().minus(period));
    }

    /** Those that were deleted before then; trouble with one does not keep the others. */
    public void purge(Instant before) {
        for (Account old : accounts.findByDeletedAtBefore(before)) {
            try {
                transaction.executeWithoutResult(_ -> accounts.lock(old.id().value())
                        .filter(Account::isDeleted)
                        .ifPresent(removal::forget));
            } catch (RuntimeException e) {
                LOG.error("The account {} could not be deleted for good; the next purge tries again", old.id(), e);
            }
        }
    }
}

package io.likeness.common;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does what must not happen if the running transaction is taken back, such as deleting files or telling pages. */
public final class AfterCommit {

    private AfterCommit() {}

    /**
     * Has this run once the running transaction is committed, in its thread; never if it is taken back.
     *
     * @throws IllegalStateException if no transaction is running
     */
    public static void run(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}

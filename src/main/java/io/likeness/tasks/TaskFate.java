package io.likeness.tasks;

import io.likeness.users.AccountId;
import java.time.Instant;

/** What became of a task that has ended; published inside the transaction that does it, so that what the task made shares its fate. */
public sealed interface TaskFate {

    /** Whose task it is. */
    AccountId owner();

    /** Which one. */
    TaskId task();

    /** It went into the trash. */
    record Deleted(AccountId owner, TaskId task, Instant at) implements TaskFate {}

    /** It came back. */
    record Restored(AccountId owner, TaskId task) implements TaskFate {}

    /** It is gone for good. */
    record Forgotten(AccountId owner, TaskId task) implements TaskFate {}
}

package io.likeness.subjects;

import io.likeness.users.AccountId;
import java.time.Instant;

/** What became of a subject; published inside the transaction that does it, so that what belongs to the subject shares its fate. */
public sealed interface SubjectFate {

    /** Whose subject it is. */
    AccountId owner();

    /** Which one. */
    SubjectId subject();

    /** It went into the trash. */
    record Deleted(AccountId owner, SubjectId subject, Instant at) implements SubjectFate {}

    /** It came back. */
    record Restored(AccountId owner, SubjectId subject) implements SubjectFate {}

    /** It is gone for good. */
    record Forgotten(AccountId owner, SubjectId subject) implements SubjectFate {}
}

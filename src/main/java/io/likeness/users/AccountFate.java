package io.likeness.users;

/** What became of an account; published inside the transaction that does it, so that all that the account owns shares its fate. */
public sealed interface AccountFate {

    /** Which account. */
    AccountId account();

    /** It was deleted: nobody signs in to it, and an administrator can bring it back for some time. */
    record Deleted(AccountId account) implements AccountFate {}

    /** It is gone for good, with all that it owns. */
    record Forgotten(AccountId account) implements AccountFate {}
}

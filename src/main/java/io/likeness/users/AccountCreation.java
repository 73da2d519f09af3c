package io.likeness.users;

/** The answer to a wish for a new account. */
public sealed interface AccountCreation {

    /**
     * The account exists.
     *
     * @param password generated; nobody can see it again
     */
    record Created(AccountSummary account, String password) implements AccountCreation {}

    /**
     * No account was made.
     *
     * @param sentence why, for the person who asked
     */
    record Refused(String sentence) implements AccountCreation {}
}

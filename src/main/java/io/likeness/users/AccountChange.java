package io.likeness.users;

/** The answer to a wish to change an account. */
public sealed interface AccountChange {

    /** It was changed. */
    record Done() implements AccountChange {}

    /**
     * Nothing was changed.
     *
     * @param sentence why, for the person who asked
     */
    record Refused(String sentence) implements AccountChange {}
}

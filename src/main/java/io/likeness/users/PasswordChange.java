package io.likeness.users;

/** The answer to a wish for another password of one's own. */
public sealed interface PasswordChange {

    /** It was changed. */
    record Done() implements PasswordChange {}

    /**
     * Nothing was changed: the current password was mistyped, now or too often before.
     *
     * @param sentence for the person who asked
     */
    record WrongCurrent(String sentence) implements PasswordChange {}

    /**
     * Nothing was changed: the new password cannot be used.
     *
     * @param sentence why, for the person who asked
     */
    record Unfit(String sentence) implements PasswordChange {}
}

package io.likeness.users;

/** What an account may do on this server. */
public enum Role {
    /** Works with what is their own or shared with them. */
    MEMBER,
    /** Also manages accounts, budgets and base models. */
    ADMINISTRATOR
}

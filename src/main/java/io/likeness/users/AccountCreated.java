package io.likeness.users;

/** An account came into being; published inside the transaction that creates it. */
public record AccountCreated(AccountId account) {}

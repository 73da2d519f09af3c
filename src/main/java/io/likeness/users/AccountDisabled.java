package io.likeness.users;

/** An account was disabled: what works for it stops; published inside the transaction that disables it. */
public record AccountDisabled(AccountId account) {}

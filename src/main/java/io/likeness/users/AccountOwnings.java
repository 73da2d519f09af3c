package io.likeness.users;

import java.util.Optional;

/** What an account owns of one kind; each feature has a bean, and people are told before an account is deleted. */
public interface AccountOwnings {

    /** Kinds are named in ascending order. */
    int order();

    /** How much in words, for example "3 subjects"; empty for nothing. */
    Optional<String> of(AccountId account);

    /** Words for so many. */
    static Optional<String> words(long count, String one, String many) {
        return count == 0 ? Optional.empty() : Optional.of(count == 1 ? "1 " + one : "%,d %s".formatted(count, many));
    }
}

package io.likeness.users;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A name to sign in with: 2 to 32 letters, digits, dots, hyphens or underscores, starting with a letter, in lower case. */
record AccountName(String value) {

    static final String RULE =
            "A name has 2 to 32 letters, digits, dots, hyphens or underscores and starts with a letter.";

    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9._-]{1,31}");

    AccountName {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(RULE + " Found: \"" + value + "\"");
        }
    }

    /** Takes what a person typed: spaces around it and capitals do not matter; empty when the rule is broken. */
    static Optional<AccountName> parse(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return ALLOWED.matcher(name).matches() ? Optional.of(new AccountName(name)) : Optional.empty();
    }
}

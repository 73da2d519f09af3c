package io.likeness.galleries;

import io.likeness.users.AccountSummary;

/** What became of sharing a gallery. */
public sealed interface ShareResult {

    /** This account may see it now. */
    record Shared(AccountSummary with) implements ShareResult {}

    /** Nothing changed; the sentence says why and what to do. */
    record Refused(String sentence) implements ShareResult {}
}

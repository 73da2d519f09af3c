package io.likeness.users;

import java.util.Optional;

/** What keeps a deleted account for now, as a task does that is still stopping; asked before it is deleted for good. */
public interface AccountHold {

    /** Why it must stay for now, as a sentence; empty if it need not. */
    Optional<String> why(AccountId account);
}

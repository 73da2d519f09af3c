package io.likeness.trash;

import java.util.Optional;
import java.util.UUID;

/** What needs a thing although it is in the trash, as a task does that is still stopping; asked before it is deleted for good. */
public interface TrashHold {

    /** Why the thing must stay for now, as a sentence; empty if it need not. */
    Optional<String> why(UUID thing);
}

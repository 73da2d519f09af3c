package io.likeness.models;

import java.util.Optional;

/** What a higher feature needs a base model for at the moment; each bean is asked before one is removed. */
public interface BaseModelUse {

    /** Why the base model must stay for now, as a sentence; empty if it need not. */
    Optional<String> why(BaseModelId id);
}

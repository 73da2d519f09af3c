package io.likeness.trash;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where something is that can be deleted; whoever asks holds it there until the running transaction ends. */
public sealed interface Whereabouts {

    /** It is there. */
    record Here() implements Whereabouts {}

    /** It is in the trash since then; what is made of it meanwhile is to go along. */
    record InTrash(Instant since) implements Whereabouts {}

    /** It was deleted for good, or never was. */
    record Gone() implements Whereabouts {}

    /**
     * Tells it of a row.
     *
     * @param row as it was read with its lock; empty if there is none
     */
    static <T> Whereabouts of(Optional<T> row, Function<T, @Nullable Instant> deletedAt) {
        if (row.isEmpty()) {
            return new Gone();
        }
        Instant since = deletedAt.apply(row.get());
        return since == null ? new Here() : new InTrash(since);
    }
}

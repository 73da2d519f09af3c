package io.likeness.subjects;

import io.likeness.users.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What pages and tasks know of a subject.
 *
 * @param classNoun the coarse class, for example {@code dog}
 * @param identifier the rare token bound to the subject, for example {@code sks}
 * @param cover the photo shown on its card; null while it has none
 */
public record SubjectDetails(
        SubjectId id,
        String name,
        String classNoun,
        String identifier,
        AccountId owner,
        int photoCount,
        @Nullable PhotoId cover,
        Instant createdAt) {

    /** What stands for the subject in a prompt, for example {@code sks dog}. */
    public String phrase() {
        return identifier + " " + classNoun;
    }
}

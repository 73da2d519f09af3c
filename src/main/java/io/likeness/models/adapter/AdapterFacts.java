package io.likeness.models.adapter;

import io.likeness.models.ModelFamily;
import io.likeness.subjects.SubjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself, as {@link AdapterDetails} shows it.
 *
 * @param subject whose weights it holds if it was trained here; else null
 */
record AdapterFacts(
        ModelFamily family,
        String layout,
        String ranks,
        int layers,
        List<String> triggerWords,
        String unmatched,
        @Nullable SubjectId subject) {

    /** Of one that was trained here, which these words call if its file does not tell. */
    AdapterFacts trainedHere(String words, SubjectId whose) {
        return new AdapterFacts(
                family,
                layout,
                ranks,
                layers,
                triggerWords.isEmpty() ? List.of(words) : triggerWords,
                unmatched,
                whose);
    }

    /** Whether it was trained here. */
    boolean trained() {
        return subject != null;
    }
}

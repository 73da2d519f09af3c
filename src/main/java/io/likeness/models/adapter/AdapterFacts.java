package io.likeness.models.adapter;

import io.likeness.models.ModelFamily;
import java.util.List;

/** What a file says of itself, and whether it was trained here, as {@link AdapterDetails} shows it. */
record AdapterFacts(
        ModelFamily family,
        String layout,
        String ranks,
        int layers,
        List<String> triggerWords,
        String unmatched,
        boolean trained) {

    /** Of one that was trained here, which these words call if its file does not tell. */
    AdapterFacts trainedHere(String words) {
        return new AdapterFacts(
                family, layout, ranks, layers, triggerWords.isEmpty() ? List.of(words) : triggerWords, unmatched, true);
    }
}

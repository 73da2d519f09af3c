package io.likeness.models.adapter;

import io.likeness.models.ModelFamily;
import java.util.List;

/** What a file says of itself, as {@link AdapterDetails} shows it. */
record AdapterFacts(
        ModelFamily family, String layout, String ranks, int layers, List<String> triggerWords, String unmatched) {

    /** With these words, if the file tells none. */
    AdapterFacts orWords(List<String> words) {
        return triggerWords.isEmpty() ? new AdapterFacts(family, layout, ranks, layers, words, unmatched) : this;
    }
}

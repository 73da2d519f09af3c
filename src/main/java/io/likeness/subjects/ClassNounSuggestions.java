package io.likeness.subjects;

import io.likeness.storage.FileKey;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.function.Consumer;

/** Tells which class nouns may fit the photos of a new subject; a higher feature that can look at pictures contributes it. */
public interface ClassNounSuggestions {

    /**
     * Begins to look at stored photos. An account that begins a second look gives up its first one.
     *
     * @param nouns the nouns on offer
     * @param answer hears the likely nouns, the best first, in a thread of its own, once; none if nothing is likely, nobody could look
     *     or the look was given up
     */
    Look look(AccountId who, List<FileKey> photos, List<String> nouns, Consumer<List<String>> answer);

    /** A look that may be under way. */
    interface Look extends AutoCloseable {

        /** Gives it up; its answer is of no interest any more. */
        @Override
        void close();
    }
}

package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words that a text encoder has hardly met: three consonants that are one token of its rarer half, rarest first (Ruiz et al. 2023, section
 * 3.2). Ids follow the order in which pairs were merged, so a higher id is a rarer token; that holds of vocabularies that were learned from
 * many texts only.
 */
public final class RareWords {

    private static final Pattern WORD = Pattern.compile("[b-df-hj-np-tv-xz]{3}" + Vocabulary.END_OF_WORD);

    /** CLIP has 49,408 tokens, of which those beyond this are seldom met. */
    private static final int COMMON = 30_000;

    private RareWords() {}

    /**
     * Those of a tokenizer, whose folder is given.
     *
     * @throws BadFile if its vocabulary cannot be read, or is too small to have a rare half
     */
    public static List<String> of(Path tokenizer) {
        Vocabulary vocabulary = TokenizerFiles.vocabulary(tokenizer);
        if (vocabulary.size() <= COMMON) {
            throw new BadFile("%s: holds %,d tokens; rare words are looked for among those beyond %,d"
                    .formatted(tokenizer, vocabulary.size(), COMMON));
        }
        return vocabulary.ids().entrySet().stream()
                .filter(token -> token.getValue() > COMMON)
                .filter(token -> WORD.matcher(token.getKey()).matches())
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(token -> token.getKey().replace(Vocabulary.END_OF_WORD, ""))
                .toList();
    }

    /** Whether a word is one token of the rarer half. */
    public static boolean has(Path tokenizer, String word) {
        return TokenizerFiles.vocabulary(tokenizer)
                        .id(word + Vocabulary.END_OF_WORD)
                        .orElse(0)
                > COMMON;
    }
}

package io.likeness.engine.tokenizer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that make a tokenizer: its vocabulary and its merges, or both in one. */
public final class TokenizerFiles {

    public static final String VOCABULARY = "vocab.json";
    public static final String MERGES = "merges.txt";

    /** Those of which its words follow; others say what the special tokens are. */
    public static final List<String> WORDS = List.of(VOCABULARY, MERGES, TokenizerJson.FILE, "added_tokens.json");

    private TokenizerFiles() {}

    /** Whether a folder holds a tokenizer, in one form or the other. */
    public static boolean in(Path folder) {
        return hasPair(folder) || Files.isRegularFile(folder.resolve(TokenizerJson.FILE));
    }

    /**
     * How many rows its text encoder's embedding needs, added tokens included.
     *
     * @throws io.likeness.engine.EngineException.BadFile if there is none, or it is damaged
     */
    public static int words(Path folder) {
        return vocabulary(folder)
                .with(AddedTokens.read(folder).values(), folder)
                .size();
    }

    /** Its tokens without the added ones. */
    static Vocabulary vocabulary(Path folder) {
        Path whole = folder.resolve(TokenizerJson.FILE);
        return Files.exists(whole) && !hasPair(folder)
                ? TokenizerJson.read(whole).vocabulary()
                : Vocabulary.read(folder.resolve(VOCABULARY));
    }

    static boolean hasPair(Path folder) {
        return Files.isRegularFile(folder.resolve(VOCABULARY)) && Files.isRegularFile(folder.resolve(MERGES));
    }
}

package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException;
import java.nio.file.Path;

/** A folder that may hold a tokenizer: vocab.json and merges.txt, or tokenizer.json alone. */
public final class TokenizerFolder {

    private TokenizerFolder() {}

    /** Whether it holds one, in one form or the other. */
    public static boolean isOne(Path folder) {
        return TokenizerFiles.in(folder);
    }

    /** How many entries its vocabulary has, added words included; 0 for what is no vocabulary. */
    public static int words(Path folder) {
        try {
            return TokenizerFiles.words(folder);
        } catch (EngineException noTokenizer) {
            return 0;
        }
    }
}

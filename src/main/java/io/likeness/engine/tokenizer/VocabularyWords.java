package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException;
import java.nio.file.Path;
import java.util.List;

/**
 * Words of a model's own vocabulary, as they suit identifiers.
 *
 * @param tokenizer the folder of its first tokenizer
 */
public record VocabularyWords(Path tokenizer) {

    private static final int START_AND_END = 2;

    /** Those of a diffusers folder, or of a tokenizer's folder. */
    public static VocabularyWords of(Path folder) {
        return new VocabularyWords(TokenizerFiles.in(folder) ? folder : folder.resolve("tokenizer"));
    }

    /**
     * Three consonants each, one rare token each, the rarest first.
     *
     * @throws EngineException.BadFile if the vocabulary cannot be read, or is too small to have a rare half
     */
    public List<String> rare() {
        return RareWords.of(tokenizer);
    }

    /** Those of the words that are one token of the rarer half. */
    public List<String> rareAmong(List<String> words) {
        return words.stream().filter(word -> RareWords.has(tokenizer, word)).toList();
    }

    /** Those of the words that are one token. */
    public List<String> oneTokenAmong(List<String> words) {
        ClipTokenizer read = ClipTokenizer.read(tokenizer);
        return words.stream()
                .filter(word -> read.tokens(word).length == START_AND_END + 1)
                .toList();
    }
}

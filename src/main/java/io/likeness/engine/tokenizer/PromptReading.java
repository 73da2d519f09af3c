package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException;
import io.likeness.engine.checkpoint.DiffusersFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much of a prompt a model reads; known from its vocabulary alone, to which adapters may add words.
 *
 * @param tokenizers of each of its text encoders
 */
public record PromptReading(List<Tokenizer> tokenizers) {

    private static final int START_AND_END = 2;

    public PromptReading {
        tokenizers = List.copyOf(tokenizers);
    }

    /**
     * That of a diffusers folder.
     *
     * @throws EngineException.BadFile if it has no vocabulary that can be read
     */
    public static PromptReading of(Path model) {
        DiffusersFolder folder = DiffusersFolder.read(model);
        return new PromptReading(Stream.of("tokenizer", "tokenizer_2")
                .filter(folder::has)
                .<Tokenizer>map(part -> ClipTokenizer.read(model.resolve(part)))
                .toList());
    }

    /** How many tokens a word is; where there are several vocabularies, of the one that knows it least. */
    public int tokens(String word) {
        return tokenizers.stream()
                .mapToInt(tokenizer -> tokenizer.tokens(word).length - START_AND_END)
                .max()
                .orElse(0);
    }

    /** What it means that a word is several tokens, in words without a full stop; empty if it is one. */
    public Optional<String> several(String word) {
        int tokens = tokens(word);
        return tokens < 2
                ? Optional.empty()
                : Optional.of("To this model \"%s\" is not one word but %d tokens, which may mean something already"
                        .formatted(word, tokens));
    }

    /** What is cut off a prompt, in words: how much, and from which word on; empty if all of it is read. */
    public Optional<String> cut(String prompt) {
        return tokenizers.stream()
                .flatMap(tokenizer -> PromptCut.of(tokenizer, prompt).stream())
                .map(PromptCut::sentence)
                .findFirst();
    }
}

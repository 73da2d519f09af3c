package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.text.ClipTextModel;
import io.likeness.engine.tokenizer.ClipTokenizer;
import io.likeness.engine.tokenizer.Tokenizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The place in a text encoder where adapters put words for a while: where such a word stands in a prompt, its vectors stand in place of
 * tokens' (textual inversion, arXiv 2208.01618).
 */
public final class WordSlot implements Tokenizer {

    private final ClipTokenizer tokenizer;
    private final ClipTextModel network;
    private final Map<String, int[]> ids = new LinkedHashMap<>();
    private Pattern words = Pattern.compile("");

    WordSlot(ClipTokenizer tokenizer, ClipTextModel network) {
        this.tokenizer = tokenizer;
        this.network = network;
    }

    /** Vectors (n, D) of a word. */
    record Word(String text, NDArray vectors) {}

    /**
     * Puts words in place of those that are there; none leaves the encoder as it was.
     *
     * @param owner will own a copy of the table of tokens
     */
    void put(List<Word> others, Scope owner) {
        ids.clear();
        int next = Math.toIntExact(network.config().vocabulary());
        for (Word word : others) {
            int count = Math.toIntExact(word.vectors().getShape().get(0));
            ids.put(spelling(word.text()), IntStream.range(next, next + count).toArray());
            next += count;
        }
        words = pattern();
        network.tokens().extend(others.stream().map(Word::vectors).toList(), owner);
    }

    /** A text's ids from start to end, padded or cut to the tokenizer's length. */
    long[] encode(String text) {
        return tokenizer.padded(tokens(text));
    }

    @Override
    public int[] tokens(String text) {
        if (ids.isEmpty()) {
            return tokenizer.tokens(text);
        }
        List<Integer> all = new ArrayList<>();
        int[] empty = tokenizer.tokens("");
        all.add(empty[0]);
        String composed = composed(text);
        Matcher word = words.matcher(composed);
        int done = 0;
        while (word.find()) {
            addText(all, composed.substring(done, word.start()));
            for (int id : Objects.requireNonNull(ids.get(spelling(word.group(1))))) {
                all.add(id);
            }
            done = word.end();
        }
        addText(all, composed.substring(done));
        all.add(empty[empty.length - 1]);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int length() {
        return tokenizer.length();
    }

    /** The tokens between start and end. */
    private void addText(List<Integer> all, String text) {
        int[] tokens = tokenizer.tokens(text);
        for (int i = 1; i < tokens.length - 1; i++) {
            all.add(tokens[i]);
        }
    }

    /** As CLIP reads texts: a letter and its mark are one, which the names of files on some systems write as two. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Case and the width of white space make no difference to CLIP either. Letters are taken for the same as the pattern takes them. */
    private static String spelling(String word) {
        return composed(word)
                .strip()
                .replaceAll("\\s+", " ")
                .codePoints()
                .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The longest first; a word is no part of another one. "embedding:" before it, as ComfyUI's users write, belongs to it. */
    private Pattern pattern() {
        String any = ids.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(word -> Pattern.quote(word).replace(" ", "\\E\\s+\\Q"))
                .map(word -> "(?<![\\p{L}\\p{N}_])" + word + "(?![\\p{L}\\p{N}_])")
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?:\\bembedding:)?(" + any + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}

package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CLIP's tokenizer: byte-level byte-pair encoding of lower-case words, as CLIPTokenizer of transformers 5 does it.
 *
 * <p>Special tokens are recognised in the text itself. A pad token is one of them: with SD 2.x's pad token "!", every exclamation
 * mark becomes padding, as it does for transformers.
 */
public final class ClipTokenizer {

    /** Contractions, words, single digits, runs of anything else; white space separates and is dropped. */
    private static final Pattern PIECE = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Vocabulary vocabulary;
    private final BytePairEncoding encoding;
    private final SpecialTokens special;
    private final Pattern specialInText;

    ClipTokenizer(Vocabulary vocabulary, BytePairEncoding encoding, SpecialTokens special) {
        this.vocabulary = vocabulary;
        this.encoding = encoding;
        this.special = special;
        this.specialInText = special.pattern();
    }

    /**
     * Reads a tokenizer folder: vocab.json and merges.txt, and what tokenizer_config.json and special_tokens_map.json say of special
     * tokens and length.
     *
     * @throws BadFile naming the file, and what is wrong with it
     */
    public static ClipTokenizer read(Path folder) {
        Vocabulary vocabulary = Vocabulary.read(folder.resolve("vocab.json"));
        BytePairEncoding encoding = BytePairEncoding.read(folder.resolve("merges.txt"), vocabulary);
        return new ClipTokenizer(vocabulary, encoding, SpecialTokens.read(folder, vocabulary));
    }

    /**
     * A text's token ids as the text encoder takes them: start, text, end, then padding; exactly {@link #length} of them. A text that
     * is too long is cut, and the end token kept last.
     */
    public long[] encode(String text) {
        int[] tokens = tokens(text);
        long[] ids = new long[length()];
        Arrays.fill(ids, special.padId());
        for (int i = 0; i < Math.min(tokens.length, ids.length); i++) {
            ids[i] = tokens[i];
        }
        if (tokens.length > ids.length) {
            ids[ids.length - 1] = special.endId();
        }
        return ids;
    }

    /** A text's token ids from start to end, however many; more than {@link #length} do not reach the text encoder. */
    public int[] tokens(String text) {
        List<Integer> ids = new ArrayList<>();
        ids.add(special.startId());
        addTokens(ids, Normalization.of(text));
        ids.add(special.endId());
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addTokens(List<Integer> ids, String text) {
        Matcher found = specialInText.matcher(text);
        int done = 0;
        while (found.find()) {
            addPieces(ids, text.substring(done, found.start()));
            ids.add(vocabulary.id(found.group()).orElseThrow());
            done = found.end();
        }
        addPieces(ids, text.substring(done));
    }

    private void addPieces(List<Integer> ids, String text) {
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            for (String token : encoding.split(piece.group())) {
                ids.add(vocabulary.id(token).orElse(special.unknownId()));
            }
        }
    }

    /** How many tokens there are; ids are smaller. */
    public int size() {
        return vocabulary.size();
    }

    /** How many ids a text encoder takes. */
    public int length() {
        return special.length();
    }

    /** The id that fills the rest. */
    public int padId() {
        return special.padId();
    }
}

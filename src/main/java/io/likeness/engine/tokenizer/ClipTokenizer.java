package io.likeness.engine.tokenizer;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CLIP's tokenizer: byte-level byte-pair encoding of lower-case words, as CLIPTokenizer of transformers 5 does it.
 *
 * <p>Special and added tokens are recognised in the text itself. A pad token is one of them: with SD 2.x's pad token "!", every exclamation
 * mark becomes padding, as it does for transformers.
 */
public final class ClipTokenizer implements Tokenizer {

    /** Contractions, words, single digits, runs of anything else; white space separates and is dropped. */
    private static final Pattern PIECE = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Vocabulary vocabulary;
    private final BytePairEncoding encoding;
    private final SpecialTokens special;
    private final Normalization form;
    private final TokenFinder asWritten;
    private final TokenFinder inForm;

    private ClipTokenizer(Path folder, Vocabulary words, BytePairEncoding encoding, @Nullable TokenizerJson json) {
        SequencedMap<String, AddedToken> added = AddedTokens.read(folder);
        this.vocabulary = words.with(added.values(), folder);
        this.encoding = encoding;
        this.special = SpecialTokens.read(folder, vocabulary, json);
        this.form = json == null ? Normalization.CLIP : json.normalization();
        special.each().forEach(token -> added.put(token.text(), token));
        Map<Boolean, List<AddedToken>> looked =
                added.values().stream().collect(Collectors.partitioningBy(AddedToken::normalized));
        this.asWritten = new TokenFinder(looked.getOrDefault(false, List.of()), form);
        this.inForm = new TokenFinder(looked.getOrDefault(true, List.of()), form);
    }

    /**
     * Reads a tokenizer folder: vocab.json and merges.txt, or tokenizer.json alone; and what the small files beside them say of special
     * and added tokens and of length.
     *
     * @throws BadFile naming the file, and what is wrong with it
     */
    public static ClipTokenizer read(Path folder) {
        Path whole = folder.resolve(TokenizerJson.FILE);
        if (Files.exists(whole) && !TokenizerFiles.hasPair(folder)) {
            TokenizerJson json = TokenizerJson.read(whole);
            Vocabulary vocabulary = json.vocabulary();
            return new ClipTokenizer(folder, vocabulary, BytePairEncoding.of(json, vocabulary), json);
        }
        Vocabulary vocabulary = Vocabulary.read(folder.resolve(TokenizerFiles.VOCABULARY));
        BytePairEncoding encoding = BytePairEncoding.read(folder.resolve(TokenizerFiles.MERGES), vocabulary);
        return new ClipTokenizer(folder, vocabulary, encoding, null);
    }

    /**
     * A text's token ids as the text encoder takes them: start, text, end, then padding; exactly {@link #length} of them. A text that
     * is too long is cut, and the end token kept last.
     */
    public long[] encode(String text) {
        return padded(tokens(text));
    }

    /** Token ids from start to end, cut or padded to {@link #length}. */
    public long[] padded(int[] tokens) {
        long[] ids = new long[length()];
        Arrays.fill(ids, special.pad().id());
        for (int i = 0; i < Math.min(tokens.length, ids.length); i++) {
            ids[i] = tokens[i];
        }
        if (tokens.length > ids.length) {
            ids[ids.length - 1] = special.end().id();
        }
        return ids;
    }

    @Override
    public int[] tokens(String text) {
        List<Integer> ids = new ArrayList<>();
        ids.add(special.start().id());
        asWritten.split(text, between -> addTokens(ids, form.of(between)), ids::add);
        ids.add(special.end().id());
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addTokens(List<Integer> ids, String text) {
        inForm.split(text, between -> addPieces(ids, between), ids::add);
    }

    private void addPieces(List<Integer> ids, String text) {
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            for (String token : encoding.split(piece.group())) {
                ids.add(vocabulary.id(token).orElse(special.unknown().id()));
            }
        }
    }

    /** How many rows the text encoder's embedding needs: all ids are smaller. */
    public int size() {
        return vocabulary.size();
    }

    @Override
    public int length() {
        return special.length();
    }

    /** The id that fills the rest. */
    public int padId() {
        return special.pad().id();
    }
}

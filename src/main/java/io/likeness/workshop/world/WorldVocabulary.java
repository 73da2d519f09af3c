package io.likeness.workshop.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * A byte pair vocabulary in CLIP's format: 256 byte symbols, the same with the end-of-word mark, one entry a merge, start and end of text.
 *
 * @param merges pairs of symbols in the order in which they are joined
 */
public record WorldVocabulary(List<Pair> merges) {

    static final String END_OF_WORD = "</w>";
    static final String START_OF_TEXT = "<|startoftext|>";
    static final String END_OF_TEXT = "<|endoftext|>";

    /** The rest of the grammar, and every word of the DreamBooth data set's prompts, also of those that the world cannot draw. */
    private static final List<String> PROMPT_WORDS = List.of(
            "a photo picture illustration of an the my one and with in on top background is",
            "jungle snow beach cobblestone street pink fabric wooden floor city mountain blue house purple rug forest",
            "wheat field tree autumn leaves eiffel tower floating water ocean milk green grass sunflowers around it",
            "mirror sidewalk crowded dirt road white red shiny wet cube shaped wearing hat santa rainbow scarf black monocle",
            "chef outfit firefighter police glasses yellow shirt wizard cartoon toy",
            "oil painting drawing style vincent van gogh stained glass window pencil sculpture",
            "bear plushie car pair shoe sitting standing sleeping looking , . : small big cute close up view");

    /** Two symbols that are joined to one. */
    public record Pair(String left, String right) {
        String joined() {
            return left + right;
        }
    }

    /** The vocabulary of the illustrated world: every word of its captions and of DreamBooth's prompts is one token. */
    public static WorldVocabulary ofTheWorld() {
        SortedSet<String> words = new TreeSet<>(Captions.RARE_WORDS);
        words.addAll(NamedIdentities.NAMES);
        for (String sentence : sentences()) {
            words.addAll(Arrays.asList(sentence.split(" ")));
        }
        words.remove("");
        return learn(words);
    }

    /** Joins the commonest pair of neighbours again and again until each word is one symbol (Sennrich et al., arXiv 1508.07909). */
    public static WorldVocabulary learn(SortedSet<String> words) {
        List<List<String>> spelled = new ArrayList<>();
        for (String word : words) {
            List<String> symbols = new ArrayList<>();
            word.chars().forEach(c -> symbols.add(String.valueOf((char) c)));
            symbols.set(symbols.size() - 1, symbols.getLast() + END_OF_WORD);
            spelled.add(symbols);
        }
        List<Pair> merges = new ArrayList<>();
        while (true) {
            Map<Pair, Integer> counts = count(spelled);
            if (counts.isEmpty()) {
                return new WorldVocabulary(List.copyOf(merges));
            }
            Pair commonest = counts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            merges.add(commonest);
            spelled.forEach(symbols -> join(symbols, commonest));
        }
    }

    /** Token to id, in the order of CLIP's vocab.json. */
    public Map<String, Integer> ids() {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (String symbol : byteSymbols()) {
            ids.put(symbol, ids.size());
        }
        for (String symbol : byteSymbols()) {
            ids.put(symbol + END_OF_WORD, ids.size());
        }
        for (Pair merge : merges) {
            ids.putIfAbsent(merge.joined(), ids.size());
        }
        ids.put(START_OF_TEXT, ids.size());
        ids.put(END_OF_TEXT, ids.size());
        return ids;
    }

    /** Writes vocab.json and merges.txt. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("vocab.json"), JsonMapper.shared().writeValueAsString(ids()));
        StringBuilder text = new StringBuilder("#version: 0.2\n");
        merges.forEach(merge ->
                text.append(merge.left()).append(' ').append(merge.right()).append('\n'));
        Files.writeString(folder.resolve("merges.txt"), text);
    }

    private static Map<Pair, Integer> count(List<List<String>> spelled) {
        Map<Pair, Integer> counts = new TreeMap<>(
                Comparator.comparing(Pair::left).thenComparing(Pair::right).reversed());
        for (List<String> symbols : spelled) {
            for (int i = 0; i + 1 < symbols.size(); i++) {
                counts.merge(new Pair(symbols.get(i), symbols.get(i + 1)), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static void join(List<String> symbols, Pair pair) {
        for (int i = 0; i + 1 < symbols.size(); i++) {
            if (symbols.get(i).equals(pair.left()) && symbols.get(i + 1).equals(pair.right())) {
                symbols.set(i, pair.joined());
                symbols.remove(i + 1);
            }
        }
    }

    /** GPT-2's printable stand-ins for the 256 bytes, in CLIP's order: the printable ones first. */
    private static List<String> byteSymbols() {
        List<String> printable = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            boolean shows = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
            if (shows) {
                printable.add(String.valueOf((char) b));
            } else {
                others.add(String.valueOf((char) (256 + others.size())));
            }
        }
        printable.addAll(others);
        return printable;
    }

    private static List<String> sentences() {
        List<String> sentences = new ArrayList<>(PROMPT_WORDS);
        for (SubjectClass kind : SubjectClass.values()) {
            sentences.addAll(kind.nouns());
        }
        for (Context context : Context.values()) {
            sentences.addAll(context.phrases());
        }
        for (Colour colour : Colour.values()) {
            sentences.add(colour.word());
        }
        for (Pattern pattern : Pattern.values()) {
            sentences.add(pattern.word());
        }
        for (ArtStyle style : ArtStyle.values()) {
            sentences.add(style.phrase());
        }
        for (Property property : Property.values()) {
            sentences.addAll(property.phrases());
        }
        for (Accessory accessory : Accessory.values()) {
            sentences.add(accessory.phrase());
        }
        return sentences;
    }
}

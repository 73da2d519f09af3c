package io.likeness.engine.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a prompt does not reach the text encoder, which reads so many tokens and no more.
 *
 * @param tokens how many the prompt has
 * @param read how many of them are read
 * @param word which word, counted from 1, is the first that is not read whole
 * @param from that word
 */
public record PromptCut(int tokens, int read, int word, String from) {

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** Start and end stand around every prompt. */
    private static final int MARKS = 2;

    private static final int LONGEST_WORD = 40;

    /** What is cut from a prompt; empty if it is read whole. */
    public static Optional<PromptCut> of(Tokenizer tokenizer, String prompt) {
        int tokens = tokenizer.tokens(prompt).length - MARKS;
        int read = tokenizer.length() - MARKS;
        if (tokens <= read) {
            return Optional.empty();
        }
        List<Integer> ends = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(prompt);
        while (word.find()) {
            words.add(word.group());
            ends.add(word.end());
        }
        int low = 0;
        int high = words.size() - 1; // read whole up to low, not up to high
        while (low < high) {
            int middle = (low + high) / 2;
            boolean whole = tokenizer.tokens(prompt.substring(0, ends.get(middle))).length - MARKS <= read;
            low = whole ? middle + 1 : low;
            high = whole ? high : middle;
        }
        return Optional.of(new PromptCut(tokens, read, low + 1, shortened(words.get(low))));
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD) + "...";
    }

    /** In words: how much is cut, and where. */
    public String sentence() {
        int lost = tokens - read;
        return "%d of %d tokens are read: the last %s cut off, from word %d, \"%s\", on."
                .formatted(read, tokens, lost == 1 ? "one is" : lost + " are", word, from);
    }
}

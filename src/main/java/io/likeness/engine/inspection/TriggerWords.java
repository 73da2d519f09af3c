package io.likeness.engine.inspection;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a prompt should say to call what an adapter learned, by the notes of its file: modelspec's phrase, or the commonest captions. */
final class TriggerWords {

    private static final String PHRASE = "modelspec.trigger_phrase";

    /** How often each caption or tag stood beside a picture, by folder, as kohya's scripts write it. */
    private static final String FREQUENCY = "ss_tag_frequency";

    private static final int MOST = 3;

    /** Listings of large data sets have megabytes; none of their thousands of tags calls anything. */
    private static final int LONGEST_LISTING = 1 << 20;

    private static final int LONGEST = 100;

    private static final JsonMapper JSON = new JsonMapper();

    private TriggerWords() {}

    static List<String> in(Map<String, String> notes) {
        String phrase = clean(notes.getOrDefault(PHRASE, ""));
        return phrase.isEmpty() ? commonest(notes.getOrDefault(FREQUENCY, "")) : List.of(phrase);
    }

    private static List<String> commonest(String listing) {
        if (listing.isEmpty() || listing.length() > LONGEST_LISTING) {
            return List.of();
        }
        Map<String, Long> counts = new HashMap<>();
        try {
            for (JsonNode folder : JSON.readTree(listing)) {
                folder.properties()
                        .forEach(tag ->
                                counts.merge(clean(tag.getKey()), tag.getValue().asLong(0), Long::sum));
            }
        } catch (JacksonException e) { // a note that is no listing tells nothing
            return List.of();
        }
        counts.remove("");
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String clean(String text) {
        String line = text.replaceAll("\\p{C}+", " ").strip();
        return line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length()))));
    }
}

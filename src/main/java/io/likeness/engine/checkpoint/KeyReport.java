package io.likeness.engine.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What became of the tensors of a file: none is passed over in silence.
 *
 * @param matched how many found their place
 * @param notNeeded those that are known and no network needs, each with the reason
 * @param unknown those that have no place
 */
public record KeyReport(int matched, SequencedMap<String, String> notNeeded, List<String> unknown) {

    public KeyReport {
        notNeeded = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(notNeeded));
        unknown = List.copyOf(unknown);
    }

    /** The reports of several parts as one. */
    public static KeyReport sum(List<KeyReport> parts) {
        SequencedMap<String, String> notNeeded = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (KeyReport part : parts) {
            notNeeded.putAll(part.notNeeded);
            unknown.addAll(part.unknown);
        }
        return new KeyReport(parts.stream().mapToInt(KeyReport::matched).sum(), notNeeded, unknown);
    }

    /** How many tensors the file has. */
    public int all() {
        return matched + notNeeded.size() + unknown.size();
    }

    /** In words: "686 of 1133 keys matched", then the others by name; long lists are cut with their length. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d of %d keys matched".formatted(matched, all()));
        SequencedMap<String, List<String>> byReason = new LinkedHashMap<>();
        notNeeded.forEach((name, reason) ->
                byReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(name));
        byReason.forEach((reason, names) -> lines.add("known, not needed (%s): %s".formatted(reason, some(names))));
        if (!unknown.isEmpty()) {
            lines.add("unknown, left out: " + some(unknown));
        }
        return lines;
    }

    /** The first few of many names. */
    public static String some(List<String> names) {
        int shown = 8;
        String first = String.join(", ", names.subList(0, Math.min(shown, names.size())));
        return names.size() <= shown ? first : first + ", ... (%d in all)".formatted(names.size());
    }
}

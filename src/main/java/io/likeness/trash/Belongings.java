package io.likeness.trash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says in words what goes into the trash along with something: "2 checkpoints and 41 pictures". */
@Component
public class Belongings {

    private final List<Companions> kinds;

    Belongings(List<Companions> kinds) {
        this.kinds = kinds.stream()
                .sorted(Comparator.comparingInt(Companions::order))
                .toList();
    }

    /** What would go along with it now; empty for nothing. */
    public String wouldGoWith(UUID thing) {
        List<String> parts = new ArrayList<>();
        for (Companions kind : kinds) {
            long count = kind.wouldGoWith(thing);
            if (count > 0) {
                parts.add(kind.words(count));
            }
        }
        return list(parts);
    }

    /** What went along with each of these; those that nothing went with are left out. */
    public Map<UUID, String> goneWith(Collection<UUID> deleted) {
        Map<UUID, List<String>> parts = new HashMap<>();
        for (Companions kind : kinds) {
            kind.goneWith(deleted)
                    .forEach((thing, count) ->
                            parts.computeIfAbsent(thing, _ -> new ArrayList<>()).add(kind.words(count)));
        }
        Map<UUID, String> words = new HashMap<>();
        parts.forEach((thing, some) -> words.put(thing, list(some)));
        return words;
    }

    private static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}

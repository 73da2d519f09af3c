package io.likeness.trash;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.storage.FileKey;
import io.likeness.trash.TrashKind.Shown;
import io.likeness.users.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What an account deleted, of all kinds; whoever asks for another's finds nothing. */
@Service
public class Trash {

    private final List<TrashKind> kinds;
    private final LikenessProperties.Trash settings;

    Trash(List<TrashKind> kinds, LikenessProperties properties) {
        this.kinds = List.copyOf(kinds);
        this.settings = properties.trash();
    }

    /** Something in the trash: of which kind, which one, and when it goes for good. */
    public record Entry(String kind, UUID id, Instant deleted, Instant goes) {}

    /** What became of a wish: how many things are as wished, and why others are not, in sentences. */
    public record Outcome(int done, List<String> refusals) {}

    /** How long things wait in the trash. */
    public Duration period() {
        return settings.period();
    }

    /** The same in words: {@code 30 days}. */
    public String periodInWords() {
        return settings.words();
    }

    /** All that the account deleted, the latest first. */
    public List<Entry> of(AccountId who) {
        return kinds.stream()
                .flatMap(kind -> kind.of(who).stream()
                        .map(deleted -> new Entry(
                                kind.label(),
                                deleted.id(),
                                deleted.at(),
                                deleted.at().plus(settings.period()))))
                .sorted(Comparator.comparing(Entry::deleted).reversed().thenComparing(Entry::id))
                .toList();
    }

    /** What pages show of these; what is gone meanwhile is left out. */
    public Map<Entry, Shown> show(AccountId who, Collection<Entry> entries) {
        Map<Entry, Shown> shown = new HashMap<>();
        for (TrashKind kind : kinds) {
            Map<UUID, Entry> asked = entries.stream()
                    .filter(entry -> entry.kind().equals(kind.label()))
                    .collect(Collectors.toMap(Entry::id, Function.identity()));
            if (!asked.isEmpty()) {
                kind.show(who, asked.keySet()).forEach(found -> shown.put(asked.get(found.id()), found));
            }
        }
        return shown;
    }

    /** The stored picture that stands for something in the trash. */
    public Optional<FileKey> picture(AccountId who, String kind, UUID id) {
        return kinds.stream()
                .filter(each -> each.label().equalsIgnoreCase(kind))
                .findFirst()
                .flatMap(each -> each.picture(who, id));
    }

    /** Brings things back; what others belong to comes first. */
    public Outcome restore(AccountId who, Collection<Entry> entries) {
        return each(kinds.reversed(), entries, (kind, id) -> kind.restore(who, id));
    }

    /** Deletes things for good. */
    public Outcome forget(AccountId who, Collection<Entry> entries) {
        return each(kinds, entries, (kind, id) -> kind.forget(who, id));
    }

    private static Outcome each(
            List<TrashKind> order, Collection<Entry> entries, BiFunction<TrashKind, UUID, Optional<String>> action) {
        int done = 0;
        List<String> refusals = new ArrayList<>();
        for (TrashKind kind : order) {
            for (Entry entry : entries) {
                if (entry.kind().equals(kind.label())) {
                    Optional<String> refused = tried(kind, entry.id(), action);
                    refused.ifPresent(refusals::add);
                    done += refused.isEmpty() ? 1 : 0;
                }
            }
        }
        return new Outcome(done, List.copyOf(refusals));
    }

    /** What another window, or something that it belonged to, took away or brought back meanwhile is as wished. */
    private static Optional<String> tried(
            TrashKind kind, UUID id, BiFunction<TrashKind, UUID, Optional<String>> action) {
        try {
            return action.apply(kind, id);
        } catch (NotFound already) {
            return Optional.empty();
        }
    }
}

package io.likeness.trash;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.common.Pages;
import io.likeness.storage.FileKey;
import io.likeness.trash.TrashKind.Deleted;
import io.likeness.trash.TrashKind.Shown;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

/** What an account deleted, of all kinds; whoever asks for another's finds nothing. */
@Service
public class Trash {

    private static final int AT_ONCE = 100;

    private final List<TrashKind> kinds;
    private final Clock clock;
    private final LikenessProperties.Trash settings;

    Trash(List<TrashKind> kinds, Clock clock, LikenessProperties properties) {
        this.clock = clock;
        this.kinds = List.copyOf(kinds);
        this.settings = properties.trash();
    }

    /** Something in the trash: of which kind, which one, and when it goes for good. */
    public record Entry(String kind, UUID id, Instant deleted, Instant goes) {}

    /** What became of a wish: how many things are as wished, and why others are not, in sentences that differ. */
    public record Outcome(long done, List<String> refusals) {}

    /** How long things wait in the trash. */
    public Duration period() {
        return settings.period();
    }

    /** The same in words: {@code 30 days}. */
    public String periodInWords() {
        return settings.words();
    }

    /** How much the account deleted. */
    public long count(AccountId who) {
        return kinds.stream().mapToLong(kind -> kind.count(who)).sum();
    }

    /**
     * A stretch of what the account deleted, the latest first; of each kind ids and times are read down to its end.
     *
     * @param limit at most 500
     */
    public List<Entry> list(AccountId who, int offset, int limit) {
        Pages.request(offset, limit, Sort.unsorted());
        Pageable down = PageRequest.ofSize(offset + limit);
        return kinds.stream()
                .flatMap(kind -> entries(kind, who, down))
                .sorted(Comparator.comparing(Entry::deleted).reversed().thenComparing(Entry::id))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    private Stream<Entry> entries(TrashKind kind, AccountId who, Pageable request) {
        return kind.of(who, request).stream()
                .map(deleted -> new Entry(
                        kind.label(), deleted.id(), deleted.at(), deleted.at().plus(settings.period())));
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
        return restore(who, entries, _ -> {});
    }

    Outcome restore(AccountId who, Collection<Entry> entries, LongConsumer progress) {
        Tally tally = new Tally(progress);
        for (TrashKind kind : kinds.reversed()) {
            for (UUID id : ofKind(kind, entries)) {
                tally.add(1, tried(kind, who, id).stream().toList());
            }
        }
        return tally.outcome();
    }

    /** What another window, or something that it belonged to, took away or brought back meanwhile is as wished. */
    private static Optional<String> tried(TrashKind kind, AccountId who, UUID id) {
        try {
            return kind.restore(who, id);
        } catch (NotFound already) {
            return Optional.empty();
        }
    }

    /** Deletes things for good. */
    public Outcome forget(AccountId who, Collection<Entry> entries) {
        return forget(who, entries, _ -> {});
    }

    Outcome forget(AccountId who, Collection<Entry> entries, LongConsumer progress) {
        Tally tally = new Tally(progress);
        for (TrashKind kind : kinds) {
            ofKind(kind, entries).stream()
                    .gather(Gatherers.windowFixed(AT_ONCE))
                    .forEach(some ->
                            tally.add(some.size(), kind.forgetSome(who, some).values()));
        }
        return tally.outcome();
    }

    /** Deletes all for good that is there now; what is deleted meanwhile stays. A hundred at a time are looked up and deleted. */
    Outcome empty(AccountId who, LongConsumer progress) {
        Instant now = clock.instant();
        Tally tally = new Tally(progress);
        for (TrashKind kind : kinds) {
            empty(kind, who, now, tally);
        }
        return tally.outcome();
    }

    /** What must stay for now, and what came meanwhile, is passed by. */
    private static void empty(TrashKind kind, AccountId who, Instant now, Tally tally) {
        int passed = 0;
        List<Deleted> some = kind.of(who, Pages.request(0, AT_ONCE, Sort.unsorted()));
        while (!some.isEmpty()) {
            List<UUID> old = some.stream()
                    .filter(deleted -> !deleted.at().isAfter(now))
                    .map(Deleted::id)
                    .toList();
            Map<UUID, String> refused = kind.forgetSome(who, old);
            tally.add(old.size(), refused.values());
            passed += some.size() - old.size() + refused.size();
            some = kind.of(who, Pages.request(passed, AT_ONCE, Sort.unsorted()));
        }
    }

    private static List<UUID> ofKind(TrashKind kind, Collection<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind.label()))
                .map(Entry::id)
                .toList();
    }

    /** Adds up what was done and refused; one sentence is kept of each. */
    private static final class Tally {

        private final LongConsumer progress;
        private final Set<String> refusals = new LinkedHashSet<>();
        private long seen;
        private long done;

        Tally(LongConsumer progress) {
            this.progress = progress;
        }

        void add(int things, Collection<String> refused) {
            seen += things;
            done += things - refused.size();
            refusals.addAll(refused);
            progress.accept(seen);
        }

        Outcome outcome() {
            return new Outcome(done, List.copyOf(refusals));
        }
    }
}

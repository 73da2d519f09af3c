package io.likeness.models.adapter;

import static java.util.stream.Collectors.toSet;

import io.likeness.storage.FileKey;
import io.likeness.storage.FileReferences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets adapters for good a day after they were deleted; the store's sweep then deletes files that nothing else needs. Those whose
 * files are kept for others, such as tasks, wait for them: as long as they lie on the disk they count for their owner.
 */
@Component
class DeletedAdapterPurge {

    private static final Duration AFTER = Duration.ofDays(1);
    private static final int ASKED_AT_ONCE = 1000;

    private final AdapterRepository adapters;
    private final List<FileReferences> others;
    private final Clock clock;

    DeletedAdapterPurge(AdapterRepository adapters, List<FileReferences> references, Clock clock) {
        this.adapters = adapters;
        this.others = references.stream()
                .filter(feature -> !(feature instanceof AdapterReferences))
                .toList();
        this.clock = clock;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void purge() {
        forget(clock.instant().minus(AFTER));
    }

    /** Forgets what was deleted before then. */
    void forget(Instant before) {
        adapters.findByDeletedAtBefore(before).stream()
                .gather(Gatherers.windowFixed(ASKED_AT_ONCE))
                .forEach(this::forget);
    }

    private void forget(List<Adapter> deleted) {
        Set<FileKey> files = deleted.stream().map(DeletedAdapterPurge::file).collect(toSet());
        Set<FileKey> needed = others.stream()
                .flatMap(feature -> feature.referencedAmong(files).stream())
                .collect(toSet());
        deleted.stream().filter(adapter -> !needed.contains(file(adapter))).forEach(adapters::delete);
    }

    private static FileKey file(Adapter adapter) {
        return adapter.details().file();
    }
}

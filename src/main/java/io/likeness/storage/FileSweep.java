package io.likeness.storage;

import io.likeness.common.AfterCommit;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes stored files that no feature refers to and that are older than a day. A file that is put again while the sweep looks at it
 * becomes young and stays.
 */
@Component
public class FileSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);
    private static final Duration GRACE = Duration.ofDays(1);
    private static final int ASKED_AT_ONCE = 1000;

    private final SweptFileStore store;
    private final Thumbnails thumbnails;
    private final List<FileReferences> references;
    private final Clock clock;

    FileSweep(SweptFileStore store, Thumbnails thumbnails, List<FileReferences> references, Clock clock) {
        this.store = store;
        this.thumbnails = thumbnails;
        this.references = List.copyOf(references);
        this.clock = clock;
    }

    /** Sweeps the whole store and what is left of interrupted writes; returns how many stored files it deleted. */
    @Scheduled(initialDelay = 15, fixedDelay = 720, timeUnit = TimeUnit.MINUTES)
    public int sweep() {
        Instant youngest = clock.instant().minus(GRACE);
        int deleted = remove(store.putBefore(youngest), youngest);
        store.removeUnfinished(youngest);
        if (deleted > 0) {
            LOG.info("Deleted {} stored files that nothing refers to any more", deleted);
        }
        return deleted;
    }

    /**
     * Looks at these files once the running transaction is through, in a thread of its own; young ones, which somebody may be about to
     * refer to, wait for the next sweep of all.
     */
    public void afterCommit(Collection<FileKey> keys) {
        List<FileKey> looked = List.copyOf(keys);
        AfterCommit.run(() -> Thread.ofVirtual().name("file-sweep").start(() -> sweep(looked)));
    }

    /** Deletes those of these files that nothing refers to and that are older than a day. */
    int sweep(Collection<FileKey> keys) {
        Instant youngest = clock.instant().minus(GRACE);
        try {
            return remove(keys.stream().filter(key -> isOlder(key, youngest)), youngest);
        } catch (RuntimeException e) {
            LOG.warn("Files that were deleted for good are still stored; the next sweep tries again", e);
            return 0;
        }
    }

    private int remove(Stream<FileKey> keys, Instant youngest) {
        return keys.gather(Gatherers.windowFixed(ASKED_AT_ONCE))
                .mapToInt(some -> remove(some, youngest))
                .sum();
    }

    /** Deletes those of these files that nothing refers to and that were put before this time; returns how many. */
    int remove(List<FileKey> keys, Instant youngest) {
        Set<FileKey> unneeded = new HashSet<>(keys);
        for (FileReferences feature : references) {
            if (!unneeded.isEmpty()) {
                unneeded.removeAll(feature.referencedAmong(Set.copyOf(unneeded)));
            }
        }
        return (int) unneeded.stream().filter(key -> remove(key, youngest)).count();
    }

    private boolean remove(FileKey key, Instant youngest) {
        try {
            if (!store.remove(key, youngest)) {
                return false;
            }
            thumbnails.forget(key);
            return true;
        } catch (StorageException | IOException e) {
            LOG.warn("The stored file {} could not be deleted; the next sweep tries again", key, e);
            return false;
        }
    }

    private boolean isOlder(FileKey key, Instant youngest) {
        return store.lastPut(key).filter(put -> put.isBefore(youngest)).isPresent();
    }
}

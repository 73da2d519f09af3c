package io.likeness.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Stored files that nothing refers to yet: photos in a dialog that is open, or on their way to a row. Whoever holds one gives it back, and then it is
 * deleted at once unless something refers to it by then. What is never given back (the studio was killed) goes with the sweep after a day.
 */
@Component
public class DraftFiles implements FileReferences {

    private static final Logger LOG = LoggerFactory.getLogger(DraftFiles.class);

    /** How many hold a file, and when it was put last on this node: who puts it later needs it and did not hold it here. */
    private record Held(int holders, Instant put) {}

    private final Map<FileKey, Held> held = new ConcurrentHashMap<>();
    private final Object[] turns = Stream.generate(Object::new).limit(1024).toArray();
    private final SweptFileStore store;
    private final ObjectProvider<FileSweep> sweep; // which asks everything that refers to files, this too

    DraftFiles(SweptFileStore store, ObjectProvider<FileSweep> sweep) {
        this.store = store;
        this.sweep = sweep;
    }

    /** Stores these bytes and keeps the file until it is given back. */
    public FileKey hold(byte[] content) {
        FileKey key = FileKey.of(content);
        synchronized (turnOf(key)) {
            store.put(content);
            Instant put = lastPut(key);
            held.merge(key, new Held(1, put), (before, _) -> new Held(before.holders + 1, put));
        }
        return key;
    }

    /** Lets go of files, each held once; those that nobody else holds and nothing refers to are deleted. */
    public void giveBack(Collection<FileKey> keys) {
        keys.forEach(this::giveBack);
    }

    /** Lets go of one file. */
    public void giveBack(FileKey key) {
        synchronized (turnOf(key)) {
            letGo(key);
        }
    }

    private void letGo(FileKey key) {
        Held before = held.remove(key);
        if (before == null) {
            return;
        }
        if (before.holders > 1) {
            held.put(key, new Held(before.holders - 1, before.put));
            return;
        }
        try {
            sweep.getObject().remove(List.of(key), before.put.plusNanos(1));
        } catch (RuntimeException e) { // such as a database that is away: a page that closes must not fail at it
            LOG.warn("The stored file {} was given back and is left to the sweep", key, e);
        }
    }

    @Override
    public Set<FileKey> referencedAmong(Collection<FileKey> keys) {
        return keys.stream().filter(held::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    /** Who writes one file, which waits for the disk, and who deletes it take turns; whoever has another one need not wait. */
    private Object turnOf(FileKey key) {
        return turns[Math.floorMod(key.hashCode(), turns.length)];
    }

    private Instant lastPut(FileKey key) {
        return store.lastPut(key)
                .orElseThrow(() -> new StorageException("The stored file " + key + " is gone at once."));
    }
}

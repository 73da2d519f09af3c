package io.likeness.storage;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several stored files as files of this machine, until this is closed. */
public final class LocalCopies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCopies.class);

    private final Map<FileKey, LocalCopy> copies = new LinkedHashMap<>();

    private LocalCopies() {}

    /** Takes each; if one cannot be had, lets go of the others and throws what was thrown. */
    public static LocalCopies of(Collection<FileKey> keys, Function<FileKey, LocalCopy> take) {
        LocalCopies taken = new LocalCopies();
        try {
            keys.forEach(key -> taken.copies.computeIfAbsent(key, take));
            return taken;
        } catch (RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /** Takes those that can be had. */
    public static LocalCopies ofThoseThere(Collection<FileKey> keys, Function<FileKey, LocalCopy> take) {
        LocalCopies taken = new LocalCopies();
        for (FileKey key : keys) {
            try {
                taken.copies.computeIfAbsent(key, take);
            } catch (StorageException gone) {
                LOG.warn("No local copy of {} can be had", key, gone);
            }
        }
        return taken;
    }

    /** The copy of this content. */
    public LocalCopy get(FileKey key) {
        LocalCopy copy = copies.get(key);
        if (copy == null) {
            throw new IllegalArgumentException("No local copy of " + key + " was taken.");
        }
        return copy;
    }

    /** All of them, each content once, in the order of their keys as given. */
    public List<LocalCopy> all() {
        return List.copyOf(copies.values());
    }

    @Override
    public void close() {
        copies.values().forEach(LocalCopy::close);
    }
}

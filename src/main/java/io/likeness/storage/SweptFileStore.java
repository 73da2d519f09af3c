package io.likeness.storage;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a store does for the sweep, beyond what features may ask of it: it tells ages, and deletes what has not been put again meanwhile. */
interface SweptFileStore extends FileStore {

    /** When this content was put last; empty if it is not stored. */
    Optional<Instant> lastPut(FileKey key);

    /** What was put last before this time, found while the stream is read. */
    Stream<FileKey> putBefore(Instant time);

    /**
     * Deletes content, unless it was put again since this time; whoever puts it at this very moment has it afterwards.
     *
     * @return whether it was deleted
     * @throws StorageException if it cannot be deleted now
     */
    boolean remove(FileKey key, Instant putBefore);

    /** Deletes what is left of writes that were interrupted before this time. */
    void removeUnfinished(Instant before);
}

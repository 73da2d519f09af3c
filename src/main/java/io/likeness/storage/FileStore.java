package io.likeness.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Function;
import org.springframework.core.io.Resource;

/**
 * Content-addressed files: written whole or not at all, never changed, and swept some time after nothing refers to them. Where they lie is the
 * store's own business; whoever needs one as a file of this machine takes a {@link LocalCopy} for as long as that, see decision 29.
 */
public interface FileStore {

    /** What stays free on the disk, so that the database and running workers can go on: 256 MiB. */
    long RESERVE_BYTES = 256L << 20;

    /**
     * Content that was stored.
     *
     * @param found what was found when it was looked at
     */
    record Looked<T>(FileKey key, long bytes, T found) {}

    /** Stores these bytes. */
    default FileKey put(byte[] content) {
        return put(new ByteArrayInputStream(content));
    }

    /** Stores what the stream holds and leaves the stream open; the same content is kept once. */
    default FileKey put(InputStream content) {
        return put(content, _ -> true).key();
    }

    /**
     * Stores what the stream holds once it was looked at; leaves the stream open.
     *
     * @param look reads the written file before it is kept, which lies there no longer than this takes; what it throws reaches the caller, and
     *     nothing is kept
     */
    <T> Looked<T> put(InputStream content, Function<Path, T> look);

    /** Whether this content is stored. */
    boolean has(FileKey key);

    /**
     * How many bytes this content has.
     *
     * @throws StorageException if it is not stored
     */
    long bytes(FileKey key);

    /**
     * Reads stored content.
     *
     * @throws StorageException if it is not stored
     */
    InputStream open(FileKey key);

    /** Stored content to answer with: read when it is sent, whether it is there or not by then. */
    default Resource content(FileKey key) {
        return new StoredContent(this, key);
    }

    /**
     * Stored content as a file of this machine, for work within this process.
     *
     * @throws StorageException if it is not stored
     */
    LocalCopy localCopy(FileKey key);

    /**
     * Stored content as a file of this machine, for work that goes on when this process ends. Who takes it again for the same folder, after a
     * restart too, gets the same path, and the file that lies there is left alone; closing any of them ends them all.
     *
     * @param folder of that work alone; a store that has to bring the file puts it there whole, under its key, and deletes it when closed
     * @throws StorageException if it is not stored
     */
    LocalCopy localCopy(FileKey key, Path folder);

    /** Several at once. */
    default LocalCopies localCopies(Collection<FileKey> keys) {
        return LocalCopies.of(keys, this::localCopy);
    }
}

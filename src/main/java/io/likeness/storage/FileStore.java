package io.likeness.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.function.Function;

/**
 * Content-addressed files in one folder, {@code files/ab/cd/abcd...}: written whole or not at all, never changed, and swept
 * some time after nothing refers to them.
 */
public class FileStore {

    /** What stays free on the disk, so that the database and running workers can go on: 256 MiB. */
    public static final long RESERVE_BYTES = 256L << 20;

    private final Path files;
    private final Path incoming;
    private final Clock clock;

    public FileStore(Path home, Clock clock) {
        this.files = home.resolve("files");
        this.incoming = home.resolve("incoming");
        this.clock = clock;
    }

    /** Stores these bytes. */
    public FileKey put(byte[] content) {
        return put(new ByteArrayInputStream(content));
    }

    /** Stores what the stream holds and leaves the stream open; the same content is kept once. */
    public FileKey put(InputStream content) {
        return put(content, written -> written).key();
    }

    /**
     * Content that was stored.
     *
     * @param found what was found when it was looked at
     */
    public record Looked<T>(FileKey key, long bytes, T found) {}

    /**
     * Stores what the stream holds once it was looked at; leaves the stream open.
     *
     * @param look reads the written file before it is kept; what it throws reaches the caller, and nothing is kept
     */
    public <T> Looked<T> put(InputStream content, Function<Path, T> look) {
        try {
            Files.createDirectories(incoming);
            requireRoom();
            Path temporary = Files.createTempFile(incoming, "put-", ".part");
            try {
                String sha256 = DurableWrite.to(temporary, content);
                long bytes = Files.size(temporary);
                T found = look.apply(temporary);
                return new Looked<>(keep(temporary, sha256), bytes, found);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new StorageException(
                    "The file could not be stored: %s. Nothing was kept.".formatted(StorageException.reason(e)), e);
        }
    }

    /** Where this content lies; the file is there as long as something refers to it. */
    public Path path(FileKey key) {
        return files.resolve(key.sha256().substring(0, 2))
                .resolve(key.sha256().substring(2, 4))
                .resolve(key.sha256());
    }

    /** Whether this content is stored. */
    public boolean has(FileKey key) {
        return Files.isRegularFile(path(key));
    }

    /** Reads stored content. */
    public InputStream open(FileKey key) {
        try {
            return Files.newInputStream(path(key));
        } catch (NoSuchFileException e) {
            throw new StorageException("The stored file " + key + " is gone from the data folder.", e);
        } catch (IOException e) {
            throw new StorageException("The stored file " + key + " cannot be read: " + StorageException.reason(e), e);
        }
    }

    /** The folder {@code files}, for the sweep. */
    Path folder() {
        return files;
    }

    /** The folder of writes under way, on the same disk. */
    Path incoming() {
        return incoming;
    }

    private FileKey keep(Path temporary, String sha256) throws IOException {
        FileKey key = new FileKey(sha256);
        Path target = path(key);
        if (!touch(target)) {
            DurableWrite.move(temporary, target);
        }
        return key;
    }

    /** Makes existing content young again, so that a sweep under way leaves it to its new owner; false if there is none. */
    private boolean touch(Path target) throws IOException {
        try {
            Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void requireRoom() throws IOException {
        long free = Files.getFileStore(incoming).getUsableSpace();
        if (free < RESERVE_BYTES) {
            throw new StorageException(
                    "The studio's disk is full (%d MB left). Ask an administrator to make room.".formatted(free >> 20));
        }
    }
}

package io.likeness.storage;

import io.likeness.common.FolderEntries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store in one folder, {@code files/ab/cd/abcd...}; its local copies are the stored files themselves. */
final class FolderFileStore implements SweptFileStore {

    private static final Logger LOG = LoggerFactory.getLogger(FolderFileStore.class);

    private final Path files;
    private final Path incoming;
    private final Clock clock;

    FolderFileStore(Path home, Clock clock) {
        this.files = home.resolve("files");
        this.incoming = home.resolve("incoming");
        this.clock = clock;
    }

    @Override
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

    @Override
    public boolean has(FileKey key) {
        return Files.isRegularFile(path(key));
    }

    @Override
    public long bytes(FileKey key) {
        try {
            return Files.size(path(key));
        } catch (IOException e) {
            throw unreadable(key, e);
        }
    }

    @Override
    public InputStream open(FileKey key) {
        try {
            return Files.newInputStream(path(key));
        } catch (IOException e) {
            throw unreadable(key, e);
        }
    }

    @Override
    public LocalCopy localCopy(FileKey key) {
        if (!has(key)) {
            throw unreadable(key, new NoSuchFileException(key.sha256()));
        }
        return new LocalCopy(path(key).toAbsolutePath(), () -> {});
    }

    @Override
    public LocalCopy localCopy(FileKey key, Path folder) {
        return localCopy(key);
    }

    @Override
    public Optional<Instant> lastPut(FileKey key) {
        return changed(path(key));
    }

    @Override
    public Stream<FileKey> putBefore(Instant time) {
        return FolderEntries.of(files).stream()
                .flatMap(outer -> FolderEntries.of(outer).stream())
                .flatMap(inner -> FolderEntries.of(inner).stream())
                .filter(file -> isOlder(file, time))
                .map(file -> FileKey.parse(file.getFileName().toString()))
                .flatMap(Optional::stream);
    }

    /** First moves the file aside, then looks at its age again: what is put from then on is another file. */
    @Override
    public boolean remove(FileKey key, Instant putBefore) {
        Path file = path(key);
        Path aside = incoming.resolve("swept-" + key);
        try {
            Files.createDirectories(incoming);
            DurableWrite.move(file, aside);
            if (!isOlder(aside, putBefore)) {
                DurableWrite.move(aside, file);
                return false;
            }
            Files.deleteIfExists(aside);
            return true;
        } catch (NoSuchFileException goneAlready) {
            return false;
        } catch (IOException e) {
            throw new StorageException(
                    "The stored file " + key + " cannot be deleted: " + StorageException.reason(e), e);
        }
    }

    @Override
    public void removeUnfinished(Instant before) {
        FolderEntries.of(incoming).stream()
                .filter(part -> isOlder(part, before))
                .forEach(FolderFileStore::delete);
    }

    private Path path(FileKey key) {
        return files.resolve(key.sha256().substring(0, 2))
                .resolve(key.sha256().substring(2, 4))
                .resolve(key.sha256());
    }

    private static StorageException unreadable(FileKey key, IOException e) {
        return e instanceof NoSuchFileException
                ? new StorageException("The stored file " + key + " is gone from the data folder.", e)
                : new StorageException("The stored file " + key + " cannot be read: " + StorageException.reason(e), e);
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

    private static boolean isOlder(Path file, Instant time) {
        return changed(file).filter(changed -> changed.isBefore(time)).isPresent();
    }

    private static Optional<Instant> changed(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException goneAlready) {
            return Optional.empty();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The unfinished file {} could not be deleted; the next sweep tries again", file, e);
        }
    }
}

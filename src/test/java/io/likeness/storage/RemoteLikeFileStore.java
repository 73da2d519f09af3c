package io.likeness.storage;

import io.likeness.common.LikenessProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Primary;

/**
 * Behaves as a store on other machines: local files are copies, deleted as soon as they are given back, so that whoever keeps a path fails. No
 * component, so that only a test that imports it has it.
 */
@Primary
public class RemoteLikeFileStore implements SweptFileStore {

    private final Path bucket;
    private final Clock clock;
    private final Set<Path> brought = ConcurrentHashMap.newKeySet();

    @Autowired
    RemoteLikeFileStore(LikenessProperties properties, Clock clock) {
        this(properties.home(), clock);
    }

    public RemoteLikeFileStore(Path home, Clock clock) {
        this.bucket = home.resolve("bucket");
        this.clock = clock;
    }

    /** The copies that lie on this machine now and were brought by this store. */
    public Set<Path> brought() {
        return Set.copyOf(brought);
    }

    @Override
    public <T> Looked<T> put(InputStream content, Function<Path, T> look) {
        return io(() -> {
            Path temporary = Files.createTempFile("put", ".part");
            try {
                FileKey key = new FileKey(DurableWrite.to(temporary, content));
                T found = look.apply(temporary);
                Files.createDirectories(bucket);
                Files.copy(temporary, at(key), StandardCopyOption.REPLACE_EXISTING);
                Files.setLastModifiedTime(at(key), FileTime.from(clock.instant()));
                return new Looked<>(key, Files.size(temporary), found);
            } finally {
                Files.delete(temporary);
            }
        });
    }

    @Override
    public boolean has(FileKey key) {
        return Files.exists(at(key));
    }

    @Override
    public long bytes(FileKey key) {
        return io(() -> Files.size(at(key)));
    }

    @Override
    public InputStream open(FileKey key) {
        return io(() -> Files.newInputStream(at(key)));
    }

    @Override
    public LocalCopy localCopy(FileKey key) {
        return localCopy(key, io(() -> Files.createTempDirectory("brought")));
    }

    @Override
    public LocalCopy localCopy(FileKey key, Path folder) {
        Path copy = folder.resolve(key.sha256()).toAbsolutePath();
        io(() -> {
            Files.createDirectories(folder);
            return Files.exists(copy) ? copy : Files.copy(at(key), copy);
        });
        brought.add(copy);
        return new LocalCopy(copy, () -> {
            brought.remove(copy);
            io(() -> Files.deleteIfExists(copy));
        });
    }

    @Override
    public Optional<Instant> lastPut(FileKey key) {
        return has(key)
                ? Optional.of(io(() -> Files.getLastModifiedTime(at(key)).toInstant()))
                : Optional.empty();
    }

    @Override
    public Stream<FileKey> putBefore(Instant time) {
        try (Stream<Path> all = io(() -> Files.list(Files.createDirectories(bucket)))) {
            return all.map(file -> new FileKey(file.getFileName().toString())).toList().stream()
                    .filter(key -> lastPut(key).filter(time::isAfter).isPresent());
        }
    }

    @Override
    public boolean remove(FileKey key, Instant putBefore) {
        return lastPut(key).filter(putBefore::isAfter).isPresent() && io(() -> Files.deleteIfExists(at(key)));
    }

    @Override
    public void removeUnfinished(Instant before) {}

    private Path at(FileKey key) {
        return bucket.resolve(key.sha256());
    }

    private interface Io<T> {
        T now() throws IOException;
    }

    private static <T> T io(Io<T> action) {
        try {
            return action.now();
        } catch (NoSuchFileException e) {
            throw new StorageException("It is gone.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.likeness.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file store promises about its files, and what its sweep leaves alone. */
class FileStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path home;

    private FolderFileStore store;
    private final Set<FileKey> needed = new HashSet<>();

    @BeforeEach
    void makeStore() {
        store = new FolderFileStore(home, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void namesContentByItsHash() throws IOException {
        FileKey key = store.put("likeness".getBytes(UTF_8));

        assertThat(key.sha256()).isEqualTo("c92dcde3cbc8770b0d0f2592c35fd19fd14a430521361a2ee97a64d2d2419bc0");
        try (LocalCopy copy = store.localCopy(key)) {
            assertThat(copy.path())
                    .isEqualTo(home.resolve("files/c9/2d").resolve(key.sha256()))
                    .hasContent("likeness");
        }
        try (InputStream content = store.open(key)) {
            assertThat(content).hasContent("likeness");
        }
    }

    @Test
    void keepsEqualContentOnce() throws IOException {
        FileKey first = store.put("one".getBytes(UTF_8));
        FileKey second = store.put("one".getBytes(UTF_8));

        assertThat(second).isEqualTo(first);
        assertThat(storedFiles()).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenTheStreamBreaks() throws IOException {
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> store.put(broken))
                .isInstanceOf(StorageException.class)
                .hasMessage("The file could not be stored: connection reset. Nothing was kept.");
        assertThat(storedFiles()).isEmpty();
        assertThat(home.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void sweepsOldFilesThatNothingRefersTo() throws IOException {
        FileKey kept = aged(store.put("kept".getBytes(UTF_8)), Duration.ofDays(2));
        FileKey unneeded = aged(store.put("unneeded".getBytes(UTF_8)), Duration.ofDays(2));
        FileKey young = aged(store.put("young".getBytes(UTF_8)), Duration.ofHours(2));
        needed.add(kept);

        assertThat(sweep().sweep()).isEqualTo(1);
        assertThat(store.has(kept)).isTrue();
        assertThat(store.has(young)).isTrue();
        assertThat(store.has(unneeded)).isFalse();
    }

    @Test
    void doesNotSweepWhatIsPutAgainWhileItLooks() throws IOException {
        FileKey key = aged(store.put("again".getBytes(UTF_8)), Duration.ofDays(2));
        FileReferences putsAgain = keys -> {
            store.put("again".getBytes(UTF_8)); // Between the question and the deletion someone stores it anew.
            return Set.of();
        };

        assertThat(new FileSweep(store, new Thumbnails(store, home), List.of(putsAgain), fixed()).sweep())
                .isZero();
        assertThat(store.open(key)).hasContent("again");
    }

    @Test
    void removesUnfinishedWritesOfYesterday() throws IOException {
        store.put("x".getBytes(UTF_8));
        Path part = Files.writeString(home.resolve("incoming/put-1.part"), "half");
        Files.setLastModifiedTime(part, FileTime.from(NOW.minus(Duration.ofDays(2))));

        sweep().sweep();

        assertThat(part).doesNotExist();
    }

    @Test
    void refusesKeysThatAreNoHash() {
        assertThat(FileKey.parse("../../etc/passwd")).isEmpty();
        assertThatThrownBy(() -> new FileKey("abc")).hasMessageContaining("64 hexadecimal digits");
    }

    private FileSweep sweep() {
        FileReferences references = (Collection<FileKey> keys) -> {
            Set<FileKey> found = new HashSet<>(keys);
            found.retainAll(needed);
            return found;
        };
        return new FileSweep(store, new Thumbnails(store, home), List.of(references), fixed());
    }

    private static Clock fixed() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private FileKey aged(FileKey key, Duration age) throws IOException {
        Files.setLastModifiedTime(store.localCopy(key).path(), FileTime.from(NOW.minus(age)));
        return key;
    }

    private List<Path> storedFiles() throws IOException {
        if (!Files.exists(home.resolve("files"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home.resolve("files"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

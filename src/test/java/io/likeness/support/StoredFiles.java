package io.likeness.support;

import io.likeness.common.LikenessProperties;
import io.likeness.storage.FileKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** What lies in the store of files. */
@TestComponent
public class StoredFiles {

    private final Path folder;

    public StoredFiles(LikenessProperties properties) {
        this.folder = properties.home().resolve("files");
    }

    /** Where this content lies, for tests that damage it or lose it. */
    public Path path(FileKey key) {
        String name = key.sha256();
        return folder.resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
    }

    /** How many files there are. */
    public long count() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.likeness.support;

import io.likeness.common.LikenessProperties;
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

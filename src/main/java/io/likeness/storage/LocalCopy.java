package io.likeness.storage;

import java.nio.file.Path;

/**
 * Stored content as a file of this machine until this is closed: only read it, and keep no path beyond that.
 *
 * @param path absolute; its last name is the content's key
 * @param ending takes back what was brought for it
 */
public record LocalCopy(Path path, Runnable ending) implements AutoCloseable {

    @Override
    public void close() {
        ending.run();
    }
}

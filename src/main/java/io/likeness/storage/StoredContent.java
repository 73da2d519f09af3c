package io.likeness.storage;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** Stored content as something to send; it has no file that could be asked for. */
final class StoredContent extends AbstractResource {

    private final FileStore store;
    private final FileKey key;

    StoredContent(FileStore store, FileKey key) {
        this.store = store;
        this.key = key;
    }

    @Override
    public boolean exists() {
        return store.has(key);
    }

    @Override
    public long contentLength() throws IOException {
        try {
            return store.bytes(key);
        } catch (StorageException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        try {
            return store.open(key);
        } catch (StorageException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public String getFilename() {
        return key.sha256();
    }

    @Override
    public String getDescription() {
        return "stored file " + key;
    }
}

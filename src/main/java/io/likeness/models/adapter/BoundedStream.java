package io.likeness.models.adapter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Asks every few megabytes whether so many may be read. */
final class BoundedStream extends FilterInputStream {

    private static final long EVERY = 4 << 20;

    private final LongConsumer check;
    private long bytes;
    private long checked;

    /** @param check hears how many bytes were read so far, and throws if they are too many */
    BoundedStream(InputStream content, LongConsumer check) {
        super(content);
        this.check = check;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? -1 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(n);
        return n;
    }

    private void count(int n) {
        bytes += Math.max(0, n);
        if (n < 0 || bytes - checked >= EVERY) {
            checked = bytes;
            check.accept(bytes);
        }
    }
}

package io.likeness.support;

import io.likeness.storage.DiskSpace;
import org.springframework.context.annotation.Primary;

/** A disk with as much room as a test says; no component, so that only a test that imports it has it. */
@Primary
public class SmallDisk implements DiskSpace {

    private static final long PLENTY = 1L << 50;

    private volatile long free = PLENTY;

    /** So many bytes are left from now on. */
    public void leave(long bytes) {
        free = bytes;
    }

    /** Nobody needs to worry. */
    public void makeRoom() {
        free = PLENTY;
    }

    @Override
    public long free() {
        return free;
    }
}

package io.likeness.storage;

/** How much room the disk of the data folder has. */
@FunctionalInterface
public interface DiskSpace {

    /** Bytes that can still be written there. */
    long free();
}

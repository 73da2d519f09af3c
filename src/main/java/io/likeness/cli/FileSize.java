package io.likeness.cli;

import java.util.Locale;

/** A number of bytes as a person reads it. */
final class FileSize {

    private FileSize() {}

    /** Such as 3.4 GB, 20.7 MB, 11 KB. */
    static String of(long bytes) {
        if (bytes >= 1_000_000_000) {
            return String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
        }
        return bytes >= 1_000_000 ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6) : (bytes + 999) / 1000 + " KB";
    }
}

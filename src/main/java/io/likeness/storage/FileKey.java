package io.likeness.storage;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of stored content: its own SHA-256, so equal content has one key and a key never changes what it names.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record FileKey(String sha256) implements Comparable<FileKey> {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public FileKey {
        if (!HEX.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A file key is 64 hexadecimal digits, not \"" + sha256 + "\".");
        }
    }

    /** The key that this text spells, or nothing. */
    public static Optional<FileKey> parse(String text) {
        return HEX.matcher(text).matches() ? Optional.of(new FileKey(text)) : Optional.empty();
    }

    /** The key that this content is stored under. */
    public static FileKey of(byte[] content) {
        return new FileKey(HexFormat.of().formatHex(DurableWrite.sha256().digest(content)));
    }

    @Override
    public int compareTo(FileKey other) {
        return sha256.compareTo(other.sha256);
    }

    @Override
    public String toString() {
        return sha256;
    }
}

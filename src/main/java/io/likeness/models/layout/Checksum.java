package io.likeness.models.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What identifies a file's content.
 *
 * @param kind how it is computed
 * @param hex lower-case hexadecimal digits
 */
public record Checksum(Kind kind, String hex) {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

    /** How a checksum is computed. */
    public enum Kind {
        SHA_256("SHA-256", 64),
        /** That of a file in a git repository: SHA-1 over a header with its size, and the file. */
        GIT_BLOB("SHA-1", 40);

        private final String algorithm;
        private final int digits;

        Kind(String algorithm, int digits) {
            this.algorithm = algorithm;
            this.digits = digits;
        }
    }

    /** What somebody else says; empty if it is no such checksum. */
    public static Optional<Checksum> parse(Kind kind, String text) {
        String hex = text.strip().toLowerCase(Locale.ROOT);
        return hex.length() == kind.digits && HEX.matcher(hex).matches()
                ? Optional.of(new Checksum(kind, hex))
                : Optional.empty();
    }

    /**
     * Whether the file has it; many gigabytes take seconds.
     *
     * @param eachMegabyte called in between
     */
    public boolean fits(Path file, Runnable eachMegabyte) throws IOException {
        return of(kind, file, eachMegabyte).equals(this);
    }

    /** The checksum of a file. */
    public static Checksum of(Kind kind, Path file, Runnable eachMegabyte) throws IOException {
        MessageDigest digest = digest(kind);
        if (kind == Kind.GIT_BLOB) {
            digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream content = Files.newInputStream(file)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                digest.update(buffer, 0, n);
                eachMegabyte.run();
            }
        }
        return new Checksum(kind, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest(Kind kind) {
        try {
            return MessageDigest.getInstance(kind.algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + kind.algorithm, e);
        }
    }
}

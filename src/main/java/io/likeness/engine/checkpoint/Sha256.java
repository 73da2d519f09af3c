package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** SHA-256 of files of any size. */
public final class Sha256 {

    private static final int BLOCK = 1 << 20;

    private Sha256() {}

    /** A digest to be fed. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * That of a file in hexadecimal digits, read block by block.
     *
     * @param read hears how many bytes were read, block by block
     */
    public static String of(Path file, LongConsumer read) {
        MessageDigest digest = digest();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
                read.accept(count);
            }
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

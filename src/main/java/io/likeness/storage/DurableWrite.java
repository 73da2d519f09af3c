package io.likeness.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes a file so that after a crash it is there whole or not there: temporary file, fsync, atomic move, fsync of the folder. */
final class DurableWrite {

    private static final int BUFFER_BYTES = 64 * 1024;

    private DurableWrite() {}

    /** Copies the stream into the file, flushes it to the disk and returns its SHA-256. */
    static String to(Path file, InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                digest.update(buffer, 0, n);
                writeFully(channel, ByteBuffer.wrap(buffer, 0, n));
            }
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Moves a flushed file to its place in one step. */
    static void move(Path from, Path target) throws IOException {
        Path folder = target.resolveSibling(".").normalize();
        Files.createDirectories(folder);
        Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** A folder's entries reach the disk with the folder; systems that cannot open folders do it by themselves. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            return;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

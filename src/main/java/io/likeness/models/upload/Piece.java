package io.likeness.models.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes a piece of a file as it comes, without holding it in memory; what arrived before a line broke stays. */
final class Piece {

    private static final int BUFFER_BYTES = 256 * 1024;

    private Piece() {}

    static PieceResult append(Path target, long whole, long offset, InputStream content) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                return new PieceResult.Busy();
            }
            if (channel.size() != offset) {
                return new PieceResult.WrongOffset(channel.size());
            }
            channel.position(offset);
            try {
                return copy(channel, whole, content);
            } finally {
                channel.force(false);
            }
        }
    }

    private static PieceResult copy(FileChannel channel, long whole, InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            long room = whole - channel.position();
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, (int) Math.min(n, room));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (n > room) {
                return new PieceResult.TooLong(channel.position());
            }
        }
        return new PieceResult.Kept(channel.position());
    }

    /** Null if somebody else writes, in this studio or in another one. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisStudio) {
            return null;
        }
    }
}

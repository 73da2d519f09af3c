package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Writes a file so that a reader sees the old one or the whole new one, even after a power cut. */
public final class AtomicFile {

    /** Fills the file that will take the place of the old one. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path part) throws IOException;
    }

    private AtomicFile() {}

    /** Writes text as UTF-8. */
    public static void write(Path file, String text) {
        write(file, (Path part) -> Files.writeString(part, text, StandardCharsets.UTF_8));
    }

    /**
     * Writes a file; its folder is made if need be.
     *
     * @param content fills an empty file beside the target
     * @throws BadFile if it cannot be written; then whatever was there before still is
     */
    public static void write(Path file, Content content) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(folder);
            try {
                Files.createFile(part);
                content.writeTo(part);
                force(part, StandardOpenOption.WRITE);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be written", e);
        }
        forceFolder(folder);
    }

    /** Makes the move itself durable. */
    private static void forceFolder(Path folder) {
        try {
            force(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            // Some systems cannot open a folder; there the move is as durable as they make it.
            return;
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}

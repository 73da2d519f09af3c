package io.likeness.tasks.worker;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EventLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a worker's events.jsonl while it grows; it survives the studio, so a restarted one reads on where it stopped. */
public final class EventFile {

    /** An event and the offset behind its line. */
    public record Line(EngineEvent event, long end) {}

    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private long position;

    public EventFile(Path file) {
        this.file = file;
    }

    /** The complete lines that were added since the last call; a line that is still being written waits for the next. */
    public List<Line> next() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<Line> lines = new ArrayList<>();
            while (channel.size() > position) {
                long before = position;
                read(channel, lines);
                if (position == before) {
                    break;
                }
            }
            return lines;
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** When the worker last said something; empty if it never did. */
    Optional<Instant> lastWritten() {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException neverWritten) {
            return Optional.empty();
        }
    }

    private void read(FileChannel channel, List<Line> lines) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, channel.size() - position));
        channel.read(bytes, position);
        long chunk = position;
        int start = 0;
        for (int i = 0; i < bytes.position(); i++) {
            if (bytes.get(i) == '\n') {
                position = chunk + i + 1;
                String text = new String(bytes.array(), start, i - start, StandardCharsets.UTF_8);
                EventLine.parse(text).ifPresent(event -> lines.add(new Line(event, position)));
                start = i + 1;
            }
        }
    }
}

package io.likeness.tasks.worker;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.worker.EventLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Reads a worker's events.jsonl while it grows; it survives the studio, so a restarted one reads on where it stopped. */
public final class EventFile {

    /**
     * An event.
     *
     * @param worked seconds that the worker had worked until then, by its own count; NaN if the line does not say
     * @param end the offset behind its line
     */
    public record Line(EngineEvent event, double worked, long end) {}

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

    private void read(FileChannel channel, List<Line> lines) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, channel.size() - position));
        channel.read(bytes, position);
        long chunk = position;
        int start = 0;
        for (int i = 0; i < bytes.position(); i++) {
            if (bytes.get(i) == '\n') {
                position = chunk + i + 1;
                String text = new String(bytes.array(), start, i - start, StandardCharsets.UTF_8);
                EventLine.hear(text).ifPresent(heard -> lines.add(new Line(heard.event(), heard.worked(), position)));
                start = i + 1;
            }
        }
    }
}

package io.likeness.engine.worker;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Appends what the engine does to a file, one event a line with the seconds that were worked until then, each line flushed: a reader may
 * follow it while it grows.
 */
public final class EventLog implements EngineListener, AutoCloseable {

    private final Writer writer;
    private final BooleanSupplier stopRequested;
    private final WorkedTime worked = WorkedTime.start();

    /** Goes on at the file's end; stopRequested is asked between steps. */
    public EventLog(Path file, BooleanSupplier stopRequested) throws IOException {
        boolean torn = endsInsideALine(file);
        this.writer = Files.newBufferedWriter(file, CREATE, APPEND);
        this.stopRequested = stopRequested;
        if (torn) { // a worker was killed while writing: keep its half line from swallowing our first
            writer.write('\n');
        }
    }

    @Override
    public void on(EngineEvent event) {
        try {
            writer.write(EventLine.format(event, worked.seconds()) + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean stopRequested() {
        return stopRequested.getAsBoolean();
    }

    @Override
    public void close() throws IOException {
        worked.close();
        writer.close();
    }

    private static boolean endsInsideALine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (var channel = Files.newByteChannel(file)) {
            var last = java.nio.ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) != '\n';
        }
    }
}

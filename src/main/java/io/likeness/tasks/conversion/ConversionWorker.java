package io.likeness.tasks.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.models.ModelConverter;
import io.likeness.tasks.worker.EventFile;
import io.likeness.tasks.worker.PublicWords;
import io.likeness.tasks.worker.WorkerStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A worker for one conversion: tensors are read and written in no other process. */
@Component
public class ConversionWorker implements ModelConverter {

    /** A model of 7 GB takes a minute or two from disk to disk. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(ConversionWorker.class);

    /** A process that a signal ended has its number behind this. */
    private static final int SIGNAL = 128;

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** Of the end of the worker's output, in bytes. */
    private static final int MOST_WORDS = 4000;

    private final WorkerStart start;
    private final Duration limit;

    @Autowired
    ConversionWorker(WorkerStart start) {
        this(start, LIMIT);
    }

    public ConversionWorker(WorkerStart start, Duration limit) {
        this.start = start;
        this.limit = limit;
    }

    /** The progress is told at most four times a second; the words of a failure show no folder of the server. */
    @Override
    public void convert(Path folder, ConversionSpec work, Progress progress)
            throws IOException, InterruptedException, Failed {
        Process process = start.in(folder, work);
        try {
            follow(process, folder, progress);
        } catch (Failed e) {
            LOG.warn("The conversion of {} failed: {}", work.in(), e.cause());
            throw new Failed(PublicWords.of(e.cause(), places(work, folder)), e.next());
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    /** The folders of all files that the worker can name, a single file's own included. */
    private static Path[] places(ConversionSpec work, Path folder) {
        Path in = Files.isDirectory(work.in()) ? work.in() : work.in().getParent();
        return Stream.of(work.tokenizer(), work.config(), work.vae(), in, folder)
                .filter(Objects::nonNull)
                .toArray(Path[]::new);
    }

    private void follow(Process process, Path folder, Progress progress) throws InterruptedException, Failed {
        EventFile events = new EventFile(folder.resolve("events.jsonl"));
        long end = System.nanoTime() + limit.toNanos();
        boolean ended = false;
        while (!ended) {
            ended = process.waitFor(LOOK_EVERY);
            if (isFinished(events, progress)) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new Failed(
                        "The conversion took longer than %d minutes.".formatted(limit.toMinutes()),
                        "Try again when the server has less to do.");
            }
        }
        LOG.warn("A conversion ended with exit code {}. Its last words: {}", process.exitValue(), lastWords(folder));
        throw new Failed(
                process.exitValue() > SIGNAL
                        ? "The process that converted the file was killed (out of memory?)."
                        : "The process that converted the file ended with exit code %d.".formatted(process.exitValue()),
                "Try again; if it fails again, the server's log has its last words.");
    }

    /** Its folder is deleted at once. */
    private static String lastWords(Path folder) {
        try (FileChannel log = FileChannel.open(folder.resolve("worker.log"))) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(log.size(), MOST_WORDS));
            log.read(end, log.size() - end.capacity());
            return new String(end.array(), 0, end.position(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            return "they cannot be read (%s)".formatted(unreadable);
        }
    }

    private static boolean isFinished(EventFile events, Progress progress) throws Failed {
        Preparing last = null;
        for (EventFile.Line line : events.next()) {
            switch (line.event()) {
                case Preparing preparing -> last = preparing;
                case EngineEvent.Failed(String cause, String next) -> throw new Failed(cause, next);
                case Finished _ -> {
                    return true;
                }
                default -> {} // a conversion's notes are for the command line
            }
        }
        if (last != null) {
            progress.written(last.done(), last.of());
        }
        return false;
    }
}

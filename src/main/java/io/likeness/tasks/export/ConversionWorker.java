package io.likeness.tasks.export;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.EngineEvent.Failed;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.tasks.worker.EventFile;
import io.likeness.tasks.worker.WorkerStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A worker for one conversion: tensors are read and written in no other process. */
@Component
class ConversionWorker {

    /** A model of 7 GB takes a minute or two from disk to disk. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(ConversionWorker.class);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final WorkerStart start;
    private final Duration limit;

    @Autowired
    ConversionWorker(WorkerStart start) {
        this(start, LIMIT);
    }

    ConversionWorker(WorkerStart start, Duration limit) {
        this.start = start;
        this.limit = limit;
    }

    /**
     * Converts; an interrupt ends the worker.
     *
     * @param folder an empty folder for the worker's own files
     * @param progress hears of tensors written, at most four times a second
     * @throws ConversionFailed if the worker failed or took too long; its words show no folder of the server
     */
    void convert(Path folder, ConversionSpec work, Consumer<Preparing> progress)
            throws IOException, InterruptedException, ConversionFailed {
        Process process = start.in(folder, work);
        try {
            follow(process, new EventFile(folder.resolve("events.jsonl")), progress);
        } catch (ConversionFailed e) {
            LOG.warn("The conversion of {} failed: {}", work.in(), e.cause());
            throw new ConversionFailed(PublicWords.of(e.cause(), work.in(), folder), e.next());
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private void follow(Process process, EventFile events, Consumer<Preparing> progress)
            throws InterruptedException, ConversionFailed {
        long end = System.nanoTime() + limit.toNanos();
        boolean ended = false;
        while (!ended) {
            ended = process.waitFor(LOOK_EVERY);
            if (isFinished(events, progress)) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new ConversionFailed(
                        "Writing the file took longer than %d minutes.".formatted(limit.toMinutes()),
                        "Try again when the server has less to do.");
            }
        }
        throw new ConversionFailed(
                "The process that wrote the file ended with exit code %d.".formatted(process.exitValue()),
                "Try again; if it fails again, the server's log may say why.");
    }

    private static boolean isFinished(EventFile events, Consumer<Preparing> progress) throws ConversionFailed {
        Preparing last = null;
        for (EventFile.Line line : events.next()) {
            switch (line.event()) {
                case Preparing preparing -> last = preparing;
                case Failed(String cause, String next) -> throw new ConversionFailed(cause, next);
                case Finished _ -> {
                    return true;
                }
                default -> {} // a conversion's notes are for the command line
            }
        }
        if (last != null) {
            progress.accept(last);
        }
        return false;
    }
}

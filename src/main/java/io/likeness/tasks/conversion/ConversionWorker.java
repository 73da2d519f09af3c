package io.likeness.tasks.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.models.ModelConversion;
import io.likeness.tasks.worker.EventFile;
import io.likeness.tasks.worker.WorkerStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A worker for one conversion: tensors are read and written in no other process. */
@Component
public class ConversionWorker implements ModelConversion {

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
            follow(process, new EventFile(folder.resolve("events.jsonl")), progress);
        } catch (Failed e) {
            LOG.warn("The conversion of {} failed: {}", work.in(), e.cause());
            throw new Failed(PublicWords.of(e.cause(), work.in(), folder), e.next());
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private void follow(Process process, EventFile events, Progress progress) throws InterruptedException, Failed {
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
        throw new Failed(
                "The process that converted the file ended with exit code %d.".formatted(process.exitValue()),
                "Try again; if it fails again, the server's log may say why.");
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

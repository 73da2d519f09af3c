package io.likeness.tasks.suggestion;

import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.EngineEvent.Classified;
import io.likeness.engine.EngineEvent.Classified.Guess;
import io.likeness.engine.worker.EventLine;
import io.likeness.tasks.worker.WorkerStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** A worker for one classification, in a folder that does not outlast it: people's files meet native code in no other process. */
@Component
class ClassificationWorker {

    /** Some seconds are usual, most of them for the start of a JVM. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final WorkerStart start;
    private final Duration limit;

    @Autowired
    ClassificationWorker(WorkerStart start) {
        this(start, LIMIT);
    }

    ClassificationWorker(WorkerStart start, Duration limit) {
        this.start = start;
        this.limit = limit;
    }

    /** All nouns on offer, the likeliest first; none if the worker failed or took too long. An interrupt ends the worker. */
    List<Guess> classify(ClassificationSpec question) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("likeness-look-");
        try {
            Process process = start.in(folder, question);
            try {
                return process.waitFor(limit) ? answer(folder.resolve("events.jsonl")) : List.of();
            } finally {
                process.destroyForcibly().onExit().join();
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static List<Guess> answer(Path events) throws IOException {
        if (!Files.exists(events)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(events)) {
            return lines.flatMap(line -> EventLine.parse(line).stream())
                    .filter(Classified.class::isInstance)
                    .map(Classified.class::cast)
                    .findFirst()
                    .map(Classified::guesses)
                    .orElse(List.of());
        }
    }
}

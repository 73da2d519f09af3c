package io.likeness.tasks.worker;

import io.likeness.engine.WorkSpec;
import io.likeness.engine.worker.WorkFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Starts workers that could outlive the studio: what they say goes into files, no pipe ties them to us. */
@Component
public class WorkerStart {

    static final String WORK_FILE = "task.json";

    private final WorkerCall command;

    WorkerStart(WorkerCall command) {
        this.command = command;
    }

    /** Writes the work into a folder that is there, and starts a worker on it; its events and its log lie beside it. */
    public Process in(Path folder, WorkSpec work) throws IOException {
        Path workFile = folder.resolve(WORK_FILE);
        WorkFile.write(workFile, work);
        ProcessBuilder worker = new ProcessBuilder(command.of(workFile));
        // Threads that spin while they wait for each other stall a training for minutes when the machine is busy.
        worker.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        return worker.redirectInput(Redirect.from(nothing(folder).toFile()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("worker.log").toFile())
                .start();
    }

    private static Path nothing(Path folder) throws IOException {
        Path empty = folder.resolve("no-input");
        return Files.exists(empty) ? empty : Files.createFile(empty);
    }
}

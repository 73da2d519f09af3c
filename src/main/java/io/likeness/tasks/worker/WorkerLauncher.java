package io.likeness.tasks.worker;

import io.likeness.engine.WorkFile;
import io.likeness.tasks.queue.Claim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts workers so that they outlive the studio: output goes to a file, no pipe ties them to us. */
@Component
class WorkerLauncher {

    private final WorkSpecs specs;
    private final TaskFolders folders;
    private final WorkerCommand command;
    private final Clock clock;

    WorkerLauncher(WorkSpecs specs, TaskFolders folders, WorkerCommand command, Clock clock) {
        this.specs = specs;
        this.folders = folders;
        this.command = command;
        this.clock = clock;
    }

    /** Writes the attempt's order and starts its worker. */
    WorkerProcess start(Claim claim) {
        Path folder = folders.attempt(claim);
        Path workFile = workFile(claim);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(folders.out(claim));
            WorkFile.write(workFile, specs.of(claim));
            ProcessBuilder worker = new ProcessBuilder(command.of(workFile));
            // Threads that spin while they wait for each other stall a training for minutes when the machine is busy.
            worker.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
            Process process = worker.redirectInput(Redirect.from(nothing(folder).toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("worker.log").toFile())
                    .start();
            return WorkerProcess.of(process, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException("The worker of task " + claim.task() + " could not be started", e);
        }
    }

    /** Finds the worker of an attempt whose studio died before it could write the worker's number down. */
    WorkerProcess find(Claim claim) {
        String workFile = workFile(claim).toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(workFile))
                        .orElse(false))
                .findFirst()
                .map(process -> new WorkerProcess(
                        Optional.of(process), process.info().startInstant().orElse(clock.instant()), Optional.empty()))
                .orElseGet(() -> new WorkerProcess(Optional.empty(), clock.instant(), Optional.empty()));
    }

    private Path workFile(Claim claim) {
        return folders.attempt(claim).resolve("task.json");
    }

    private static Path nothing(Path folder) throws IOException {
        Path empty = folder.resolve("no-input");
        return Files.exists(empty) ? empty : Files.createFile(empty);
    }
}

package io.likeness.tasks.worker;

import io.likeness.tasks.queue.Claim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts the workers of attempts, and finds them again. */
@Component
class WorkerLauncher {

    private final WorkSpecs specs;
    private final AttemptFiles files;
    private final TaskFolders folders;
    private final WorkerStart start;
    private final Clock clock;

    WorkerLauncher(WorkSpecs specs, AttemptFiles files, TaskFolders folders, WorkerStart start, Clock clock) {
        this.specs = specs;
        this.files = files;
        this.folders = folders;
        this.start = start;
        this.clock = clock;
    }

    /** Writes the attempt's order and starts its worker. */
    WorkerProcess start(Claim claim) {
        Path folder = folders.attempt(claim);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(folders.out(claim));
            Process process = start.in(folder, specs.of(claim, files.take(claim)));
            return WorkerProcess.of(process, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException("The worker of task " + claim.task() + " could not be started", e);
        }
    }

    /** Lets go of what the worker of an attempt has read. */
    void ended(Claim claim) {
        files.giveBack(claim);
    }

    /** Finds the worker of an attempt again, and keeps what it reads. */
    WorkerProcess find(Claim claim) {
        files.takeAgain(claim);
        Claim.Worker known = claim.worker();
        return known == null ? search(claim) : WorkerProcess.find(known, workFile(claim));
    }

    /** The studio died before it could write the worker's number down. */
    private WorkerProcess search(Claim claim) {
        Path workFile = workFile(claim);
        return ProcessHandle.allProcesses()
                .filter(process -> WorkerProcess.worksOn(workFile, process).orElse(false))
                .findFirst()
                .map(process -> new WorkerProcess(
                        Optional.of(process), process.info().startInstant().orElse(clock.instant()), Optional.empty()))
                .orElseGet(() -> new WorkerProcess(Optional.empty(), clock.instant(), Optional.empty()));
    }

    private Path workFile(Claim claim) {
        return folders.attempt(claim).resolve(WorkerStart.WORK_FILE);
    }
}

package io.likeness.tasks.worker;

import io.likeness.tasks.queue.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A worker's process: ours, one that an earlier run of the studio started, or one that is gone. */
record WorkerProcess(Optional<ProcessHandle> handle, Instant started, Optional<Process> child) {

    /** Linux derives start times from the boot time in whole seconds, which may differ by one between two looks. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static WorkerProcess of(Process process, Instant now) {
        return new WorkerProcess(
                Optional.of(process.toHandle()), process.info().startInstant().orElse(now), Optional.of(process));
    }

    /**
     * Finds a worker again; it may be gone, and its number may belong to another process by now. The work file is in no other process's
     * words. Where the system does not tell them, the start has to do, which moves with the machine's clock.
     */
    static WorkerProcess find(Claim.Worker worker, Path workFile) {
        Optional<ProcessHandle> found = ProcessHandle.of(worker.pid())
                .filter(handle -> worksOn(workFile, handle).orElseGet(() -> startedAt(worker.started(), handle)));
        return new WorkerProcess(found, worker.started(), Optional.empty());
    }

    /** Whether a process is called with this work file; empty if the system does not say how it is called. */
    static Optional<Boolean> worksOn(Path workFile, ProcessHandle process) {
        return process.info().arguments().map(arguments -> List.of(arguments).contains(workFile.toString()));
    }

    private static boolean startedAt(Instant started, ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    Claim.Worker identity() {
        return new Claim.Worker(handle.map(ProcessHandle::pid).orElse(0L), started);
    }

    boolean isAlive() {
        if (child.isPresent()) {
            return child.get().isAlive(); // false once this JVM has collected its exit code
        }
        return handle.map(process -> process.isAlive() && !isZombie(process.pid()))
                .orElse(false);
    }

    /** Asks it to stop at a checkpoint (SIGTERM). */
    void terminate() {
        handle.ifPresent(ProcessHandle::destroy);
    }

    /** Ends it at once (SIGKILL). */
    void kill() {
        handle.ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Waits until it ends, or for this long. */
    void await(Duration time) throws InterruptedException {
        try {
            if (handle.isPresent()) {
                handle.get().onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException stillRunning) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for worker " + identity().pid() + " failed", e);
        }
    }

    /** How it ended, in words; only its parent can know more than that it did. */
    String ending() {
        return exitCode().map(code -> "exit code " + code).orElse("it was gone");
    }

    /** Whether the system killed it: 128 + 9, as it does when memory runs out. */
    boolean wasKilled() {
        return child.isEmpty() || exitCode().filter(code -> code == 137).isPresent();
    }

    /** A busy machine collects a dead child a moment after it is known to be dead. */
    private Optional<Integer> exitCode() {
        return child.flatMap(process -> {
            try {
                return process.waitFor(5, TimeUnit.SECONDS) ? Optional.of(process.exitValue()) : Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        });
    }

    /** An orphan whose new parent does not collect it keeps its number after its end; the JDK calls that alive. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException noProcFolder) {
            return false;
        }
    }
}

package io.likeness.engine.worker;

import io.likeness.engine.EngineException;
import io.likeness.engine.WorkSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * The worker process: does the work in the file that its argument names and appends its events to events.jsonl beside it.
 *
 * <p>Exit codes: 0 finished, 2 bad input (a Failed event says what), 3 stopped at a checkpoint after SIGTERM, 1 any other failure.
 */
public final class EngineMain {

    static final int FINISHED = 0;
    static final int CRASHED = 1;
    static final int BAD_INPUT = 2;
    static final int STOPPED = 3;

    private EngineMain() {}

    /** Runs the worker and ends the process. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: worker FILE   FILE is a JSON file with one piece of work");
            StopSignal.exit(BAD_INPUT);
        }
        BooleanSupplier stop = StopSignal.install();
        StopSignal.exitAfter(() -> run(Path.of(arguments[0]), stop));
    }

    /** Does the work in a file; asks stop between steps. Returns the exit code. */
    static int run(Path file, BooleanSupplier stop) {
        Path events = file.toAbsolutePath().resolveSibling("events.jsonl");
        try (EventLog log = new EventLog(events, stop)) {
            return run(file, log);
        } catch (IOException e) {
            System.err.println(events + " cannot be written: " + e.getMessage());
            return BAD_INPUT;
        } catch (UncheckedIOException e) { // a full disk: nobody can be told but by the exit code
            System.err.println(events + " cannot be written any more: " + e.getMessage());
            return CRASHED;
        }
    }

    private static int run(Path file, EventLog log) {
        WorkSpec work = null;
        try {
            work = WorkFile.read(file);
            if (work.needsDevice()) {
                DiffusionEngine.requireDevice();
            }
            return DiffusionEngine.run(work, log) ? FINISHED : STOPPED;
        } catch (EngineException e) {
            log.on(DiffusionEngine.explain(e, LessMemory.inTheStudio(work)));
            return BAD_INPUT;
        } catch (Throwable e) { // the last thing a worker does is say why it ends
            log.on(DiffusionEngine.explain(e, LessMemory.inTheStudio(work)));
            e.printStackTrace();
            return CRASHED;
        }
    }
}

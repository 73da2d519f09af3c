package io.likeness.tasks.worker;

import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Primary;

/** Calls {@link FakeWorker} in place of the real program; no component, so that only a test that imports it has it. */
@Primary
public class FakeWorkerCommand implements WorkerCall {

    private volatile FakeWorker.Mode mode = FakeWorker.Mode.GOOD;
    private volatile long pause = 10;
    private volatile Path lastFolder = Path.of("none");

    /** How the workers that start from now on behave. */
    public void behave(FakeWorker.Mode newMode, long millisecondsAStep) {
        mode = newMode;
        pause = millisecondsAStep;
    }

    /** Where the worker that was called last finds its work. */
    public Path lastFolder() {
        return lastFolder;
    }

    @Override
    public List<String> of(Path workFile) {
        lastFolder = workFile.getParent();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                FakeWorker.class.getName(),
                mode.name(),
                Long.toString(pause),
                "worker",
                workFile.toString());
    }
}

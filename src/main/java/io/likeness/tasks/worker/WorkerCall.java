package io.likeness.tasks.worker;

import java.nio.file.Path;
import java.util.List;

/** How a worker is called. */
@FunctionalInterface
public interface WorkerCall {

    /** The program and its arguments for a work file; files that the command itself needs may be written beside it. */
    List<String> of(Path workFile);
}

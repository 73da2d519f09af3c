package io.likeness.cli;

import picocli.CommandLine.Command;

/** Stands in the help only: the program's main starts the worker before the command line is asked. */
@Command(
        name = "worker",
        description =
                "Does the work in a task.json and appends its events to events.jsonl beside it (started by the studio).")
final class WorkerCommand {}

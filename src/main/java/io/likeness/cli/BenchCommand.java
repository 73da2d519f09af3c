package io.likeness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores models; its subcommands say which. */
@Command(
        name = "bench",
        description = "Scores a model, and DreamBooth on it, where the right answers are known.",
        subcommands = BenchStarterCommand.class,
        mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: one of " + spec.subcommands().keySet());
    }
}

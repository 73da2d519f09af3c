package io.likeness.cli;

import io.likeness.engine.EngineEvent.Failed;
import io.likeness.engine.EngineException;
import io.likeness.engine.worker.DiffusionEngine;
import java.io.PrintWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs the command line. Exit codes: 0 done, 2 wrong arguments or files, 3 stopped, 1 any other failure. */
public final class CommandLineMain {

    static final int FAILED = 1;
    public static final int BAD_INPUT = 2;
    static final int STOPPED = 3;

    private static final Set<String> OWN_OPTIONS = Set.of("--help", "-h", "--version", "-V");

    private CommandLineMain() {}

    /** Whether an argument that looks like an option is the command line's own, not the web application's. */
    public static boolean knows(String option) {
        return OWN_OPTIONS.contains(option);
    }

    /** Runs one command with its arguments and returns the process's exit code. */
    public static int run(String... arguments) {
        CommandLine commandLine = commandLine();
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError e) { // picocli hands on exceptions only
            return explain(e, called(commandLine));
        }
    }

    /** The command line with our errors: one line, no stack trace. */
    static CommandLine commandLine() {
        return new CommandLine(new LikenessCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(CommandLineMain::onItsDevice)
                .setParameterExceptionHandler((e, _) -> refuse(e))
                .setExecutionExceptionHandler((e, commandLine, _) -> explain(e, commandLine));
    }

    private static int onItsDevice(ParseResult parsed) {
        try {
            if (!asksForHelp(parsed)) {
                DiffusionEngine.requireDevice();
            }
        } catch (EngineException e) {
            return explain(e, parsed.commandSpec().commandLine());
        }
        return new RunLast().execute(parsed);
    }

    /** Whoever cannot name the device reads how commands are called first. */
    private static boolean asksForHelp(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
    }

    private static int refuse(ParameterException e) {
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println(oneLine(e.getMessage()) + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return BAD_INPUT;
    }

    /** The command that was called, below the one that holds them all. */
    private static CommandLine called(CommandLine commandLine) {
        ParseResult parsed = commandLine.getParseResult();
        return parsed == null ? commandLine : parsed.asCommandLineList().getLast();
    }

    private static int explain(Throwable failure, CommandLine command) {
        PrintWriter err = command.getErr();
        Failed words = DiffusionEngine.explain(failure, MemoryAdvice.of(command.getCommandSpec()));
        if (failure instanceof EngineException) {
            err.println(oneLine(words.cause()));
            return BAD_INPUT;
        }
        err.println(oneLine(words.cause()) + " " + words.nextStep());
        return FAILED;
    }

    /** A message may quote a file's own words, and a terminal obeys control characters. */
    private static String oneLine(@Nullable String text) {
        return String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{Cc}\\p{Cf}]+", " ");
    }
}

package io.likeness;

import io.likeness.cli.CommandLineMain;
import io.likeness.engine.worker.EngineMain;
import io.likeness.engine.worker.StopSignal;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** One program: a command as first argument runs the command line, worker runs one piece of work, else the studio starts. */
@Modulithic(systemName = "Likeness")
@SpringBootApplication
public class LikenessApplication {

    private static final String LOG_CONFIGURATION = "logback.configurationFile";

    /**
     * Virtual threads that wait for a class loader hold on to their carrier, and while they wait for a lock of the jar, whoever has it needs a
     * carrier to go on: with as many carriers as cores, a few browsers that come back at once stopped a studio on two cores for good.
     */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] arguments) {
        Optional<String> misread = Utf8Locale.ensure(arguments);
        if (misread.isPresent()) {
            System.err.println(misread.get());
            System.exit(CommandLineMain.BAD_INPUT);
        }
        String first = arguments.length == 0 ? "studio" : arguments[0];
        switch (first) {
            case "studio" -> studio(rest(arguments));
            case "worker" -> {
                quietLog();
                EngineMain.main(rest(arguments));
            }
            case String command
            when command.startsWith("--") && !CommandLineMain.knows(command) ->
                studio(arguments); // Spring's own options, such as --server.port
            default -> {
                quietLog();
                StopSignal.exitAfter(() -> CommandLineMain.run(arguments));
            }
        }
    }

    private static void studio(String[] arguments) {
        if (System.getProperty(CARRIERS) == null) { // to be set before the first virtual thread is made
            System.setProperty(CARRIERS, "256");
        }
        SpringApplication.run(LikenessApplication.class, arguments);
    }

    /** Libraries' notes are no part of a command's output; to be set before the first logger is made. */
    private static void quietLog() {
        if (System.getProperty(LOG_CONFIGURATION) == null) {
            System.setProperty(LOG_CONFIGURATION, "logback-command-line.xml");
        }
    }

    private static String[] rest(String[] arguments) {
        return Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    }
}

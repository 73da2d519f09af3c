package io.likeness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's root: its subcommands do the work. */
@Command(
        name = "likeness",
        description = "A studio for DreamBooth: fine-tunes text-to-image models on a few photos, and draws with them.",
        mixinStandardHelpOptions = true,
        version = "Likeness",
        subcommands = {
            GenerateCommand.class,
            FinetuneCommand.class,
            InspectCommand.class,
            ConvertCommand.class,
            WorkerCommand.class,
            StudioCommand.class,
            PretrainCommand.class,
            BenchCommand.class,
            StarterScenesCommand.class,
            SuggestClassCommand.class,
            RareWordsCommand.class,
            GuidePicturesCommand.class
        })
final class LikenessCommand implements Runnable {

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

package io.likeness.cli;

import io.likeness.engine.evaluation.ClassNounSuggestion;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Suggests the class noun of a subject's photos. */
@Command(
        name = "suggest-class",
        description = "Suggests the class noun of a subject's photos, with probabilities among the nouns on offer.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class SuggestClassCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PHOTO",
            arity = "1..*",
            description = "Photos of one subject, or folders of them: JPEG, PNG or WebP.")
    private List<Path> photos;

    @Option(
            names = "--clip",
            paramLabel = "DIR",
            description = "A CLIP model in transformers' layout; without it the built-in one of the illustrated world.")
    private @Nullable Path clip;

    @Option(
            names = "--nouns",
            split = ",",
            paramLabel = "NOUN",
            description = "Nouns to choose from; without it the sixteen of the DreamBooth data set.")
    private @Nullable List<String> nouns;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        var out = command.commandLine().getOut();
        Path folder = clip == null ? ClassNounSuggestion.shipped(Home.folder()) : clip;
        ClassNounSuggestion.suggest(folder, files(), nouns == null ? ClassNounSuggestion.NOUNS : nouns)
                .forEach(found -> out.println(
                        String.format(Locale.ROOT, "%5.1f %%  %s", 100 * found.probability(), found.noun())));
        out.flush();
        return 0;
    }

    private List<Path> files() {
        PrintWriter notes = command.commandLine().getErr();
        return photos.stream()
                .flatMap(photo ->
                        Files.isDirectory(photo) ? PhotoFolder.photos(photo, notes).stream() : Stream.of(photo))
                .toList();
    }
}

package io.likeness.cli;

import io.likeness.engine.tokenizer.VocabularyWords;
import io.likeness.workshop.world.Captions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the list of words that are offered as identifiers anew, from a vocabulary. */
@Command(
        name = "rare-words",
        description =
                "Lists the words of a model's own vocabulary that suit as identifiers: one rare token each, and no words of a"
                        + " language. The lists that the studio offers were written by it.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options
final class RareWordsCommand implements Callable<Integer> {

    private static final int WORDS_A_LINE = 32;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR|starter",
            description = "A diffusers folder, the folder of a tokenizer, or the built-in starter model.")
    private String model;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        VocabularyWords words = VocabularyWords.of(Home.model(model));
        PrintWriter out = command.commandLine().getOut();
        if (model.equals("starter")) {
            printStarters(words, out);
        } else {
            printRare(words, out);
        }
        out.flush();
        return 0;
    }

    /** Its vocabulary was made with free words in it; their order is not one of rarity. */
    private static void printStarters(VocabularyWords words, PrintWriter out) {
        out.print("""
                # Identifiers to suggest where people have no other base model than the built-in one: words that are one token each of its small vocabulary
                # and mean nothing in its world. Written by "likeness rare-words --model starter".
                """);
        print(words.oneTokenAmong(Captions.RARE_WORDS), out);
    }

    private static void printRare(VocabularyWords words, PrintWriter out) {
        List<String> rare = words.rare();
        List<String> first = words.rareAmong(Captions.RARE_WORDS).stream()
                .filter(word -> word.length() == 3)
                .toList();
        Set<String> leftOut = new HashSet<>(struck());
        leftOut.addAll(first);
        out.print("""
                # Identifiers to suggest, best first: words that are one token each in the vocabulary that all CLIP text encoders of Stable Diffusion share,
                # of its rarer half, three letters long, and no words of a language (Ruiz et al. 2023, section 3.2). Rank and word are facts of that vocabulary.
                # Written by "likeness rare-words --model DIR", with the tokenizer of a Stable Diffusion model.
                # These are one token of the built-in base model as well:
                """);
        print(first, out);
        out.println("# The rest by rank, rarest first, without vowels; what struck-words.txt names is left out:");
        print(rare.stream().filter(word -> !leftOut.contains(word)).toList(), out);
    }

    private static void print(List<String> words, PrintWriter out) {
        for (int i = 0; i < words.size(); i += WORDS_A_LINE) {
            out.println(String.join(" ", words.subList(i, Math.min(i + WORDS_A_LINE, words.size()))));
        }
    }

    private static List<String> struck() {
        try (InputStream file = RareWordsCommand.class.getResourceAsStream("/subjects/struck-words.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

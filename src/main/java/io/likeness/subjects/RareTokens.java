package io.likeness.subjects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Words that mean next to nothing to a text encoder and are one token of its vocabulary each, best first (Ruiz et al. 2023, section 3.2).
 * The command {@code rare-words} wrote the lists.
 */
final class RareTokens {

    private RareTokens() {}

    /** Words for the text encoders of Stable Diffusion; those that come first are one token of the built-in base model too. */
    static List<String> ofClip() {
        return read("/subjects/rare-tokens.txt");
    }

    /** Words for the built-in base model, whose vocabulary is small. */
    static List<String> ofStarter() {
        return read("/subjects/rare-tokens-of-starter.txt");
    }

    /** Both lists, each word once. */
    static List<String> all() {
        return Stream.concat(ofClip().stream(), ofStarter().stream()).distinct().toList();
    }

    private static List<String> read(String resource) {
        try (InputStream file = RareTokens.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing on the class path.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .filter(token -> !token.isBlank())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

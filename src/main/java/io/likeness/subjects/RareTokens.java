package io.likeness.subjects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Words that mean next to nothing to the text encoders of Stable Diffusion and are one token of their vocabulary each, best first (Ruiz et
 * al. 2023, section 3.2). The two that come first are one token of the built-in base model too, whose vocabulary is small.
 */
final class RareTokens {

    private static final String RESOURCE = "/subjects/rare-tokens.txt";

    private RareTokens() {}

    static List<String> read() {
        try (InputStream file = RareTokens.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing on the class path.");
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

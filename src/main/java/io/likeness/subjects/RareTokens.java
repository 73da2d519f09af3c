package io.likeness.subjects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Words that mean nothing to a text encoder and are one token each, best first (Ruiz et al. 2023, section 3.2). */
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

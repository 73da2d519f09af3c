package io.likeness.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The licence that a model's folder carries.
 *
 * @param name from the front matter of its README
 * @param text the file LICENSE, whatever its ending
 */
record Licence(@Nullable String name, @Nullable String text) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 64 * 1024;

    /** "license: openrail++" between the two lines of dashes that a model card begins with. */
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R(.*?)\\R---", Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("(?m)^license(?:_name)?:[ \\t]*[\"']?([^\"'\\r\\n]+)");

    static Licence in(Path folder) {
        return new Licence(
                text(folder.resolve("README.md")).flatMap(Licence::name).orElse(null),
                file(folder).flatMap(Licence::text).map(String::strip).orElse(null));
    }

    /** A model's own name of its licence stands after "license: other". */
    static Optional<String> name(String readme) {
        Matcher front = FRONT_MATTER.matcher(readme);
        if (!front.find()) {
            return Optional.empty();
        }
        return NAME.matcher(front.group(1))
                .results()
                .map(found -> found.group(1).strip())
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                .reduce((first, second) -> first.equals("other") ? second : first);
    }

    private static Optional<Path> file(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName())
                            .toUpperCase(Locale.ROOT)
                            .matches("LICEN[SC]E(\\.[A-Z]+)?"))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            // PostgreSQL keeps no zero characters.
            return Optional.of(new String(content.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8).replace("\0", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

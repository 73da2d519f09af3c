package io.likeness.galleries;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a gallery may be called. */
final class GalleryName {

    private static final int LONGEST = 80;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");

    private GalleryName() {}

    static String tidy(String name) {
        return SPACES.matcher(name).replaceAll(" ").strip();
    }

    /** What is wrong with the name, as a sentence. */
    static Optional<String> check(String name) {
        String tidy = tidy(name);
        if (tidy.isEmpty()) {
            return Optional.of("Give the gallery a name.");
        }
        if (tidy.length() > LONGEST) {
            return Optional.of("The name has %d characters; at most %d fit.".formatted(tidy.length(), LONGEST));
        }
        return UNPRINTABLE.matcher(tidy).find()
                ? Optional.of("The name has characters that cannot be shown. Type it again.")
                : Optional.empty();
    }
}

package io.likeness.galleries.ui;

import io.likeness.galleries.Picture;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a downloaded picture is called: the first words of its prompt and its seed. */
final class PictureFileName {

    private static final Pattern OTHER_SIGNS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST = 60;

    private PictureFileName() {}

    static String of(Picture picture) {
        String words = OTHER_SIGNS
                .matcher(picture.settings().prompt().toLowerCase(Locale.ROOT))
                .replaceAll("-");
        String start = words.substring(0, Math.min(words.length(), LONGEST)).replaceAll("^-+|-+$", "");
        return "%s-%d.png"
                .formatted(
                        start.isEmpty() ? "picture" : start,
                        picture.settings().settings().seed());
    }
}

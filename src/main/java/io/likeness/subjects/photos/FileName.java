package io.likeness.subjects.photos;

import io.likeness.common.ShortText;
import java.util.regex.Pattern;

/** File names as browsers send them: shown to people, never used as paths. */
final class FileName {

    private static final int LONGEST = 80;
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}]+");

    private FileName() {}

    /** The last part of the name, printable and short enough for a line. */
    static String shown(String name) {
        String last = UNPRINTABLE
                .matcher(FOLDERS.matcher(name).replaceFirst(""))
                .replaceAll("")
                .strip();
        if (last.isEmpty()) {
            return "photo";
        }
        return ShortText.of(last, LONGEST);
    }
}

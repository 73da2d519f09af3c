package io.likeness.models.adapter;

import io.likeness.common.ShortText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an adapter may be called. */
final class AdapterName {

    static final int LONGEST = 80;

    private static final String ENDING = ".safetensors";
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private AdapterName() {}

    /** A file name as a browser sends it, fit to be shown. */
    static String ofFile(String sent) {
        String whole = whole(sent);
        return whole.isEmpty() ? "adapter" : ShortText.of(whole, LONGEST + ENDING.length());
    }

    /** A file name as a browser sends it, with its ending however long it is. */
    static String whole(String sent) {
        return tidy(UNPRINTABLE.matcher(FOLDERS.matcher(sent).replaceFirst("")).replaceAll(""));
    }

    /** The name to begin with: the file's, without its ending. */
    static String suggested(String shownFile) {
        String stem = shownFile.toLowerCase(Locale.ROOT).endsWith(ENDING)
                ? shownFile.substring(0, shownFile.length() - ENDING.length())
                : shownFile;
        String name = tidy(stem);
        return name.isEmpty() ? "adapter" : ShortText.of(name, LONGEST);
    }

    static String tidy(String typed) {
        return SPACES.matcher(typed).replaceAll(" ").strip();
    }

    /** What is wrong with a tidy name, as a sentence. */
    static Optional<String> check(String tidy) {
        if (tidy.isEmpty()) {
            return Optional.of("Give the adapter a name.");
        }
        if (tidy.length() > LONGEST) {
            return Optional.of("The name has %d characters; at most %d fit.".formatted(tidy.length(), LONGEST));
        }
        return UNPRINTABLE.matcher(tidy).find()
                ? Optional.of("The name has characters that cannot be shown. Type it again.")
                : Optional.empty();
    }
}

package io.likeness.tasks.conversion;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Takes the server's folders out of a sentence about a file: where people's files lie is nobody's business but the server's. */
public final class PublicWords {

    /** The folders of an absolute path; a link's slashes follow a colon or each other. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w./~-])/(?:[^/\\s]+/)+");

    private PublicWords() {}

    /**
     * The sentence with files named as they lie in these folders, and any other file by its name alone.
     *
     * @param folders absolute, the innermost first
     */
    public static String of(String sentence, Path... folders) {
        String words = sentence;
        for (Path folder : folders) {
            words = words.replace(folder + "/", "").replace(folder.toString(), "the model's folder");
        }
        return ABSOLUTE.matcher(words).replaceAll("");
    }
}

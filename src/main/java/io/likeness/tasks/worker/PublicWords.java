package io.likeness.tasks.worker;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Takes the server's folders out of a sentence about a file: where people's files lie is nobody's business but the server's. */
public final class PublicWords {

    /** Where an absolute path may begin; a link's slashes follow a colon or each other. */
    private static final String BEFORE = "(?<![\\w./~-])";

    /** The folders of an absolute path. No pattern tells a space in a name from one behind it: such folders have to be given. */
    private static final Pattern ABSOLUTE = Pattern.compile(BEFORE + "/(?:[^/\\s]+/)+");

    private PublicWords() {}

    /**
     * The sentence with files named as they lie in these folders, and any other file by its name alone.
     *
     * @param folders absolute, the innermost first
     */
    public static String of(String sentence, Path... folders) {
        String words = sentence;
        for (Path folder : folders) {
            if (folder.getNameCount() > 0) {
                String path = BEFORE + Pattern.quote(folder.toString());
                words = words.replaceAll(path + "/", "").replaceAll(path + "(?![\\w-])", "the model's folder");
            }
        }
        return ABSOLUTE.matcher(words).replaceAll("");
    }
}

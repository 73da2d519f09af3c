package io.likeness.models.layout;

import java.util.regex.Pattern;

/** What a base model is called before anybody renames it, made of a file's or folder's name: every database holds it, and a line shows it. */
public final class ModelTitle {

    private static final int LONGEST = 90;

    /** Controls, marks that turn a line round, halves of characters: \p{C} of Unicode. */
    private static final Pattern UNSHOWN = Pattern.compile("\\p{C}");

    private ModelTitle() {}

    /** The name without what cannot be shown, and no longer than a title. */
    public static String of(String name) {
        String shown = UNSHOWN.matcher(name).replaceAll("").strip();
        int end = Math.min(shown.length(), LONGEST);
        boolean halves = end < shown.length() && Character.isHighSurrogate(shown.charAt(end - 1));
        String title = shown.substring(0, halves ? end - 1 : end).strip();
        return title.isEmpty() ? "Model" : title;
    }
}

package io.likeness.common;

/** Text that is cut to fit. */
public final class ShortText {

    private ShortText() {}

    /** The text, or its beginning with an ellipsis, in at most this many chars; a character of two chars is never cut in half. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

package io.likeness.engine.tokenizer;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The form in which CLIP reads a text: composed, runs of white space as one blank, lower case. */
final class Normalization {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int CAPITAL_I_WITH_DOT = 0x130;

    private Normalization() {}

    static String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return lowerCase(WHITE_SPACE.matcher(composed).replaceAll(" "));
    }

    /** Each character by itself, as the peer does it: String.toLowerCase would give a Greek word its final sigma. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == CAPITAL_I_WITH_DOT) {
                lower.append("i\u0307");
            } else {
                lower.appendCodePoint(Character.toLowerCase(c));
            }
        });
        return lower.toString();
    }
}

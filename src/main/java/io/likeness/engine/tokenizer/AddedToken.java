package io.likeness.engine.tokenizer;

import java.util.regex.Pattern;

/**
 * A token that is found in a text as it stands, before the rest is split into words: a special one, or a word that was added to the
 * vocabulary, as textual inversion does. Spaces beside it mean nothing to CLIP, so lstrip and rstrip change no id.
 *
 * @param text how it is written
 * @param id its number
 * @param normalized whether it is looked for in the text in CLIP's form (lower case), or before
 * @param wholeWord whether letters, digits or "_" beside it make it another word
 */
record AddedToken(String text, int id, boolean normalized, boolean wholeWord) {

    private static final String WORD = "[\\p{IsAlphabetic}\\p{M}\\p{Nd}\\p{Pc}]";

    /** Finds it in a text of the form in which it is looked for. */
    String pattern(Normalization form) {
        String quoted = Pattern.quote(normalized ? form.of(text) : text);
        return wholeWord ? "(?<!" + WORD + ")" + quoted + "(?!" + WORD + ")" : quoted;
    }
}

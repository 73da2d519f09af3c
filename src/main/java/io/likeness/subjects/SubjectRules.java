package io.likeness.subjects;

import io.likeness.subjects.SubjectResult.Field;
import io.likeness.subjects.SubjectResult.Refused;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a subject may be called. The words go into prompts, so they are lower case and free of signs. */
final class SubjectRules {

    private static final int LONGEST_NAME = 80;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");
    private static final Pattern CLASS_NOUN =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} '-]{0,38}[\\p{L}\\p{M}\\p{N}])?");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9]{2,16}");

    private SubjectRules() {}

    /** The text in its stored form: one space between words, none around them. */
    static String tidy(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** A word for prompts in its stored form. */
    static String word(String text) {
        return tidy(text).toLowerCase(Locale.ROOT);
    }

    /** What is wrong with a tidy name. */
    static Optional<Refused> checkName(String name) {
        if (name.isEmpty()) {
            return refused(Field.NAME, "Give the subject a name, for example what you call it yourself.");
        }
        if (name.length() > LONGEST_NAME) {
            return refused(
                    Field.NAME, "The name has %d characters; at most %d fit.".formatted(name.length(), LONGEST_NAME));
        }
        return UNPRINTABLE.matcher(name).find()
                ? refused(Field.NAME, "The name has characters that cannot be shown. Type it again.")
                : Optional.empty();
    }

    /** What is wrong with a tidy class noun. */
    static Optional<Refused> checkClassNoun(String classNoun) {
        if (classNoun.isEmpty()) {
            return refused(Field.CLASS_NOUN, "Say what kind of thing it is, for example dog, vase or sneaker.");
        }
        return CLASS_NOUN.matcher(classNoun).matches()
                ? Optional.empty()
                : refused(
                        Field.CLASS_NOUN,
                        "Use one to three plain words of at most 40 letters, for example stuffed animal.");
    }

    /** What is wrong with a tidy identifier for a subject of this class. */
    static Optional<Refused> checkIdentifier(String identifier, String classNoun) {
        if (!IDENTIFIER.matcher(identifier).matches()) {
            return refused(Field.IDENTIFIER, "An identifier is 2 to 16 letters a-z or digits, for example sks.");
        }
        return SPACES.splitAsStream(classNoun).anyMatch(identifier::equals)
                ? refused(
                        Field.IDENTIFIER,
                        "The identifier must not be the class noun itself. Take a rare word, for example sks.")
                : Optional.empty();
    }

    private static Optional<Refused> refused(Field field, String sentence) {
        return Optional.of(new Refused(field, sentence));
    }
}

package io.likeness.engine.tokenizer;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * The form in which a tokenizer reads a text.
 *
 * @param steps what is done with it, one after the other
 */
record Normalization(List<Step> steps) {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int CAPITAL_I_WITH_DOT = 0x130;

    /** CLIP's: composed, runs of white space as one blank, lower case. */
    static final Normalization CLIP = new Normalization(List.of(
            form(Normalizer.Form.NFC), text -> WHITE_SPACE.matcher(text).replaceAll(" "), Normalization::lowerCase));

    /** One change of a text. */
    interface Step extends UnaryOperator<String> {}

    Normalization {
        steps = List.copyOf(steps);
    }

    String of(String text) {
        String changed = text;
        for (Step step : steps) {
            changed = step.apply(changed);
        }
        return changed;
    }

    /** A step by the name that the library "tokenizers" gives it; empty for those that no tokenizer of CLIP's kind has. */
    static Optional<Step> step(JsonNode json) {
        return switch (json.path("type").asString("")) {
            case "NFC" -> Optional.of(form(Normalizer.Form.NFC));
            case "NFD" -> Optional.of(form(Normalizer.Form.NFD));
            case "NFKC" -> Optional.of(form(Normalizer.Form.NFKC));
            case "NFKD" -> Optional.of(form(Normalizer.Form.NFKD));
            case "Lowercase" -> Optional.of(Normalization::lowerCase);
            case "Strip" -> Optional.of(String::strip);
            case "Replace" -> replace(json.path("pattern"), json.path("content").asString(""));
            default -> Optional.empty();
        };
    }

    private static Optional<Step> replace(JsonNode pattern, String content) {
        String replacement = Matcher.quoteReplacement(content);
        try {
            Pattern found = pattern.path("Regex").isString()
                    ? Pattern.compile(pattern.path("Regex").asString(), Pattern.UNICODE_CHARACTER_CLASS)
                    : Pattern.compile(Pattern.quote(pattern.path("String").asString("")));
            return Optional.of(text -> found.matcher(text).replaceAll(replacement));
        } catch (PatternSyntaxException otherDialect) {
            return Optional.empty();
        }
    }

    private static Step form(Normalizer.Form form) {
        return text -> Normalizer.normalize(text, form);
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

package io.likeness.engine.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last line of AUTOMATIC1111's text: "Name: value" after "Name: value". A value with commas, colons or new lines stands in quotes
 * as JSON writes it.
 */
final class ParameterLine {

    private static final JsonMapper JSON = new JsonMapper();

    /** Names begin with a letter or digit, as the program itself reads them; a bound keeps a text without a colon from costing its square. */
    private static final Pattern PAIR = Pattern.compile(
            "\\s*+(\\w[\\w \\-/]{1,200}):\\s*(\"(?:[^\\\\\"]++|\\\\.)*+\"|[^,]*)(?:,|$)",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,:\\r\\n]|^\"");

    private ParameterLine() {}

    /** Values by name, in order; of a name that stands twice the last. */
    static SequencedMap<String, String> read(String line) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(line);
        while (pair.find()) {
            values.put(pair.group(1).strip(), unquoted(pair.group(2).strip()));
        }
        return values;
    }

    static String write(SequencedMap<String, String> values) {
        StringBuilder line = new StringBuilder();
        for (Map.Entry<String, String> value : values.entrySet()) {
            line.append(line.isEmpty() ? "" : ", ")
                    .append(value.getKey())
                    .append(": ")
                    .append(quoted(value.getValue()));
        }
        return line.toString();
    }

    private static String quoted(String value) {
        return NEEDS_QUOTES.matcher(value).find() ? JSON.writeValueAsString(value) : value;
    }

    /** What only looks like a quoted value stays as it is. */
    private static String unquoted(String value) {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        try {
            return JSON.readValue(value, String.class);
        } catch (JacksonException e) {
            return value;
        }
    }
}

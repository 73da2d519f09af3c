package io.likeness.engine.tokenizer;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds added tokens in a text, the longest of those that begin at one place, and hands over what is between them. */
final class TokenFinder {

    private final @Nullable Pattern tokens;
    private final Map<String, Integer> ids = new HashMap<>();

    /** For tokens that are looked for in the same form of a text. */
    TokenFinder(Collection<AddedToken> some, Normalization form) {
        some.forEach(token -> ids.put(token.normalized() ? form.of(token.text()) : token.text(), token.id()));
        this.tokens = some.isEmpty()
                ? null
                : Pattern.compile(some.stream()
                        .sorted(Comparator.<AddedToken>comparingInt(
                                        token -> token.text().length())
                                .reversed())
                        .map(token -> token.pattern(form))
                        .collect(Collectors.joining("|")));
    }

    /** Goes through a text from its begin to its end. */
    void split(String text, Consumer<String> between, IntConsumer found) {
        int done = 0;
        if (tokens != null) {
            Matcher matcher = tokens.matcher(text);
            while (matcher.find()) {
                between.accept(text.substring(done, matcher.start()));
                found.accept(ids.getOrDefault(matcher.group(), 0));
                done = matcher.end();
            }
        }
        between.accept(text.substring(done));
    }
}

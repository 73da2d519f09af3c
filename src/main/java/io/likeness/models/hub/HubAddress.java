package io.likeness.models.hub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed to name a model on the hub: an id, with a file behind it or not, or the address of a page.
 *
 * @param revision the branch, tag or commit that the address names; null: it names none
 */
public record HubAddress(HubModel model, @Nullable String revision) {

    private static final Pattern FILE =
            Pattern.compile("([^/]+/[^/]+)(?:/(?:blob|resolve)/([^/]+))?/([^/]+\\.safetensors)");
    private static final Pattern REPOSITORY = Pattern.compile("([^/]+/[^/]+)(?:/tree/([^/]+)(?:/.*)?)?/*");
    private static final Pattern HOST = Pattern.compile("https?://[^/]+/");

    /** Empty if it is none of these. */
    public static Optional<HubAddress> parse(String typed) {
        String text = typed.strip();
        Matcher host = HOST.matcher(text);
        boolean address = host.lookingAt();
        String path = address ? text.substring(host.end()).replaceFirst("[?#].*$", "") : text;
        try {
            Matcher file = FILE.matcher(path);
            if (file.matches()) {
                return of(file, decoded(file.group(3), address), address);
            }
            Matcher repository = REPOSITORY.matcher(path);
            return repository.matches() ? of(repository, null, address) : Optional.empty();
        } catch (IllegalArgumentException noPercentEncoding) {
            return Optional.empty();
        }
    }

    private static Optional<HubAddress> of(Matcher named, @Nullable String file, boolean address) {
        String revision = named.group(2);
        return HubModel.of(named.group(1), file)
                .map(model -> new HubAddress(model, revision == null ? null : decoded(revision, address)));
    }

    /** Addresses encode what they cannot hold; in a name that was typed a percent sign is one. */
    private static String decoded(String text, boolean address) {
        return address ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
    }
}

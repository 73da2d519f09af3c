package io.likeness.models.hub;

import io.likeness.models.layout.SingleFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A base model on the hub: a repository, or one file of it.
 *
 * @param file a model in a single file at the repository's root; null: the repository as a whole
 */
public record HubModel(HubRepository repository, @Nullable String file) {

    private static final Pattern FILE = Pattern.compile(
            "(?:https?://[^/]+/)?([^/]+/[^/]+)(?:/(?:blob|resolve)/[^/]+)?/([^/?#]+\\.safetensors)(?:[?#].*)?");

    /** Takes what a person typed: an id, with a file behind it or not, or the address of a page; empty if it is none of these. */
    public static Optional<HubModel> parse(String typed) {
        Matcher named = FILE.matcher(typed.strip());
        if (named.matches()) {
            return HubRepository.parse(named.group(1)).map(repository -> new HubModel(repository, named.group(2)));
        }
        return HubRepository.parse(typed).map(repository -> new HubModel(repository, null));
    }

    /** What to call it. */
    public String title() {
        return file == null ? repository.name() : SingleFile.title(file);
    }

    /** The id, with the file behind it; {@link #parse} reads it again. */
    @Override
    public String toString() {
        return file == null ? repository.toString() : repository + "/" + file;
    }
}

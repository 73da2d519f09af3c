package io.likeness.models.hub;

import io.likeness.models.layout.SingleFileListing;
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

    private static final Pattern ID = Pattern.compile("([^/]+/[^/]+)(?:/([^/]+))?");

    /** Reads what {@link #toString} wrote; empty if it is no such id. */
    public static Optional<HubModel> parse(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches() ? of(parts.group(1), parts.group(2)) : Optional.empty();
    }

    static Optional<HubModel> of(String repository, @Nullable String file) {
        return file == null || SingleFileListing.isModel(file)
                ? HubRepository.parse(repository).map(known -> new HubModel(known, file))
                : Optional.empty();
    }

    /** What to call it. */
    public String title() {
        return file == null ? repository.name() : SingleFileListing.title(file);
    }

    /** The id, with the file behind it; {@link #parse} reads it again. */
    @Override
    public String toString() {
        return file == null ? repository.toString() : repository + "/" + file;
    }
}

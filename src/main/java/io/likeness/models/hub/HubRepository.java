package io.likeness.models.hub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's repository on the hub.
 *
 * @param owner an account or an organisation
 * @param name the model's name
 */
public record HubRepository(String owner, String name) {

    private static final String WORD = "[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?!\\.)){0,95}";
    private static final Pattern ID = Pattern.compile("(" + WORD + ")/(" + WORD + ")");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_/-]|\\.(?!\\.)){0,99}");

    /** What a repository id looks like. */
    public static final String RULE =
            "A repository id is an owner, a slash and a name, such as stable-diffusion-v1-5/stable-diffusion-v1-5;"
                    + " a single file at its root is named behind it: owner/name/file.safetensors.";

    /** Takes what a person typed, the address of the repository's page included; empty if it is neither. */
    public static Optional<HubRepository> parse(String typed) {
        String id = typed.strip().replaceFirst("^https?://[^/]+/", "").replaceFirst("/+$", "");
        Matcher matcher = ID.matcher(id.replaceFirst("/tree/.*$", ""));
        return matcher.matches()
                ? Optional.of(new HubRepository(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** Whether this may be the name of a branch, a tag or a commit. */
    public static boolean isRevision(String text) {
        return REVISION.matcher(text).matches();
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}

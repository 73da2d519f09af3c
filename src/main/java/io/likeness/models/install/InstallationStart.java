package io.likeness.models.install;

/** The answer to a wish to install a base model. */
public sealed interface InstallationStart {

    /** It is on its way. */
    record Started(InstallationId id) implements InstallationStart {}

    /**
     * It is not.
     *
     * @param sentence why, for the person who asked
     */
    record Refused(String sentence) implements InstallationStart {}
}

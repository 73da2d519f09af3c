package io.likeness.models;

/** The answer to a wish to change a base model. */
public sealed interface BaseModelChange {

    /** It was changed. */
    record Done() implements BaseModelChange {}

    /**
     * Nothing was changed.
     *
     * @param sentence why, for the person who asked
     */
    record Refused(String sentence) implements BaseModelChange {}
}

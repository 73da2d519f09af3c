package io.likeness.models.adapter;

/** What became of a member's wish to change an adapter. */
public sealed interface AdapterChange {

    /** It is as wished. */
    record Done() implements AdapterChange {}

    /** Nothing changed; the sentence says why. */
    record Refused(String sentence) implements AdapterChange {}
}

package io.likeness.models.adapter;

/** What became of a file that a member added. */
public sealed interface AdapterResult {

    /** It is among the member's adapters. */
    record Added(AdapterDetails adapter) implements AdapterResult {}

    /** It was not taken; the sentence says why and what to do. */
    record Refused(String sentence) implements AdapterResult {}
}

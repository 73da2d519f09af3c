package io.likeness.engine.tokenizer;

/** Takes a text apart into the ids that a text encoder reads. */
public interface Tokenizer {

    /** A text's ids from start to end, however many; more than {@link #length} do not reach the text encoder. */
    int[] tokens(String text);

    /** How many ids a text encoder takes, start and end among them. */
    int length();
}

package io.likeness.models.upload;

/** What became of a whole file. */
sealed interface FileResult {

    /** It has the checksum that the browser computed. */
    record Whole() implements FileResult {}

    /** It ends too early; it ends here. */
    record Incomplete(long offset) implements FileResult {}

    /** It arrived damaged and was thrown away: it has to come again, from the start. */
    record Damaged() implements FileResult {}
}

package io.likeness.models.upload;

/** What became of a piece of a file. */
sealed interface PieceResult {

    /** It is on the disk; the next one begins here. */
    record Kept(long offset) implements PieceResult {}

    /** It does not begin where the file ends; that is here. */
    record WrongOffset(long offset) implements PieceResult {}

    /** The file would become larger than was said; nothing beyond its end was kept. */
    record TooLong(long offset) implements PieceResult {}

    /** The disk is full; the sentence says so. */
    record NoRoom(String sentence) implements PieceResult {}

    /** Another piece of the file is being written. */
    record Busy() implements PieceResult {}
}

package io.likeness.subjects.photos;

/** Why a file cannot become a photo: the rest of a sentence that begins with the file's name. */
final class UnusablePhoto extends Exception {

    private static final long serialVersionUID = 1L;

    UnusablePhoto(String restOfSentence) {
        super(restOfSentence);
    }

    /** The rest of the sentence. */
    String reason() {
        return String.valueOf(getMessage());
    }
}

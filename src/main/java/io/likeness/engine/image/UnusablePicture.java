package io.likeness.engine.image;

/** Why a file cannot be used as a photo: the rest of a sentence that begins with the file's name. */
public final class UnusablePicture extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusablePicture(String restOfSentence) {
        super(restOfSentence);
    }

    UnusablePicture(String restOfSentence, Throwable cause) {
        super(restOfSentence, cause);
    }

    /** The bytes are not what the format asks for. */
    static UnusablePicture damaged(Throwable cause) {
        return new UnusablePicture("is damaged and cannot be read. Add the original file again.", cause);
    }

    /** Pixels are missing at the end, or not what was written. */
    static UnusablePicture cutOff() {
        return new UnusablePicture("is damaged or was cut off on its way. Add the original file again.");
    }

    /** It moves. */
    static UnusablePicture animation() {
        return new UnusablePicture("is an animation. Save one frame of it as JPEG or PNG and add that.");
    }

    /** The rest of the sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

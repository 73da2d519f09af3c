package io.likeness.models.adapter;

/** A file that is no adapter the studio can draw with, or has no room; the message is a sentence for the one who added it. */
final class UnusableAdapter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableAdapter(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}

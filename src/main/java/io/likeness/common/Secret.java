package io.likeness.common;

/**
 * A text that no log, page or message may show.
 *
 * @param value the text itself, for whoever must hand it on
 */
public record Secret(String value) {

    @Override
    public String toString() {
        return "(secret)";
    }
}

package io.likeness.workshop.world;

import java.util.Locale;

/** Turns the names of the world's enums into the words of captions. */
final class Words {

    private Words() {}

    /** "PENCIL_SKETCH" becomes "pencil sketch". */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

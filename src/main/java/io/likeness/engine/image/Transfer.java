package io.likeness.engine.image;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * From a number in a file, 0 to 1, to light, 0 to 1.
 *
 * @param light of a number
 */
record Transfer(DoubleUnaryOperator light) {

    /** IEC 61966-2-1. */
    static final Transfer SRGB = new Transfer(v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));

    /** libpng, too, takes a power within five percent for the same. */
    private static final double SAME = 0.05;

    private static final double SRGB_GAMMA = 0.45455;

    /** The curve of a PNG's gAMA: what stands in the file is light to this power. */
    static Transfer ofGamma(double gamma) {
        return Math.abs(gamma / SRGB_GAMMA - 1) < SAME ? SRGB : new Transfer(v -> Math.pow(v, 1 / gamma));
    }

    /** The curve of a number in ITU-T H.273, table 3; those of television are shown as sRGB, as browsers do. */
    static Optional<Transfer> ofCodePoint(int number) {
        return switch (number) {
            case 1, 6, 13, 14, 15 -> Optional.of(SRGB);
            case 4 -> Optional.of(new Transfer(v -> Math.pow(v, 2.2)));
            case 5 -> Optional.of(new Transfer(v -> Math.pow(v, 2.8)));
            case 8 -> Optional.of(new Transfer(v -> v));
            default -> Optional.empty();
        };
    }

    /** The number in sRGB that stands for this light. */
    static double srgb(double light) {
        return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }
}

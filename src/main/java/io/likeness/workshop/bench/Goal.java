package io.likeness.workshop.bench;

import java.util.Locale;

/**
 * What a figure should reach.
 *
 * @param words for a reader, such as ">= .60"
 * @param bound the figure's least or largest value
 * @param least whether the bound is the least
 */
public record Goal(String words, double bound, boolean least) {

    static Goal atLeast(double bound) {
        return new Goal(">= " + number(bound), bound, true);
    }

    static Goal atMost(double bound) {
        return new Goal("<= " + number(bound), bound, false);
    }

    /** At least a share of what the world's own pictures reach. */
    static Goal ofCeiling(double share, double ceiling) {
        return new Goal(
                ">= %s of renders = %s".formatted(number(share), number(share * ceiling)), share * ceiling, true);
    }

    /** At most some times what the autoencoder alone costs. */
    static Goal timesAutoencoder(double times, double autoencoder) {
        return new Goal(
                "<= %s x autoencoder = %s".formatted(number(times), number(times * autoencoder)),
                times * autoencoder,
                false);
    }

    /** Whether a figure reaches it. */
    public boolean met(double measured) {
        return least ? measured >= bound : measured <= bound;
    }

    /** A figure as tables show it. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }
}

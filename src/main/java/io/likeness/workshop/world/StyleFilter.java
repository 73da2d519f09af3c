package io.likeness.workshop.world;

/** Paints a motif in one manner; the subject stays recognisable: its class, its colours (unless the manner has none), its face. */
interface StyleFilter {

    /** The painting, as large as the motif; the same random gives the same painting. */
    Pixels paint(Motif motif);

    /** 0 up to the lower bound, 1 from the upper one on, a soft step between. */
    static double step(double low, double high, double value) {
        double t = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return t * t * (3 - 2 * t);
    }
}

package io.likeness.engine.noise;

/**
 * A step that goes below the noise level that it leads to and adds fresh noise up to it (k-diffusion's ancestral steps; the variances
 * are those of DDPM's posterior).
 *
 * @param down the sigma that it goes down to
 * @param up the deviation of the noise that it adds
 */
record Ancestral(double down, double up) {

    static Ancestral of(double from, double to) {
        return new Ancestral(to * to / from, to * Math.sqrt(Math.max(0, 1 - to * to / (from * from))));
    }
}

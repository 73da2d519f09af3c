package io.likeness.workshop.world;

import static io.likeness.workshop.world.StyleFilter.step;

/** Watercolor: thin washes with dried edges in an irregular patch on white paper, and the subject in full pigment. */
final class Watercolor implements StyleFilter {

    private static final Tone PAPER = Tone.of(253, 250, 242);

    @Override
    public Pixels paint(Motif motif) {
        Pixels washes = washes(motif);
        Pixels pigment = pigment(motif);
        float unit = motif.unit();
        Plane near = motif.subject().soft(1.1 * unit);
        return Pixels.painted(motif.side(), (x, y) -> {
            // painters leave a dry gap, so that wet colours do not run into each other
            Tone around = washes.at(x, y).mixed(PAPER, 1.7 * near.at(x, y));
            return around.mixed(pigment.at(x, y), motif.subject().at(x, y));
        });
    }

    private static Pixels washes(Motif motif) {
        float unit = motif.unit();
        Pixels blurred = motif.surroundings(unit);
        Plane water = motif.clouds(6);
        Plane sway = motif.clouds(9);
        Plane rim = motif.clouds(7);
        return Pixels.painted(motif.side(), (x, y) -> {
            int shift = Math.round((sway.at(x, y) - .5f) * 7 * unit);
            Tone colour = blurred.at(x + shift, y - shift).saturated(1.5);
            Tone wash = PAPER.mixed(colour, .46 + .42 * water.at(x, y));
            double inside = inside(x, y, motif.side()) + .34 * (rim.at(x, y) - .5);
            double dried = step(.06, .1, inside) * (1 - step(.1, .17, inside)) * .55;
            return PAPER.mixed(wash.mixed(colour, dried), step(.04, .085, inside));
        });
    }

    /** How far inside a rounded square a point lies: 0 at its rim, 1 in the middle. */
    private static double inside(int x, int y, int side) {
        double u = Math.abs(2.0 * x / side - 1);
        double v = Math.abs(2.0 * y / side - 1);
        return .98 - Math.sqrt(Math.sqrt(u * u * u * u + v * v * v * v));
    }

    private static Pixels pigment(Motif motif) {
        float unit = motif.unit();
        Pixels soft = motif.scene().soft(.3 * unit);
        Plane water = motif.clouds(5);
        Plane depth = motif.subject().soft(2.2 * unit);
        return Pixels.painted(motif.side(), (x, y) -> {
            Tone colour = soft.at(x, y).saturated(1.3);
            double thin = .02 + .26 * step(.35, .9, water.at(x, y)) * step(.55, .95, depth.at(x, y));
            Tone wet = colour.mixed(PAPER, thin);
            return wet.times(1 - .3 * (1 - step(.5, .85, depth.at(x, y))));
        });
    }
}

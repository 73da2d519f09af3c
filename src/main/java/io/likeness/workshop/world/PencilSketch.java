package io.likeness.workshop.world;

import static io.likeness.workshop.world.StyleFilter.step;

/** Pencil: graphite contours on paper, shades hatched in one direction, the surroundings only hinted at. */
final class PencilSketch implements StyleFilter {

    private static final Tone PAPER = Tone.of(251, 249, 244);
    private static final double HATCH_PITCH = 5;

    @Override
    public Pixels paint(Motif motif) {
        float unit = motif.unit();
        Plane gray = motif.scene().brightness();
        Plane tone = gray.soft(.4 * unit);
        Plane lines = lines(motif, gray);
        Plane sway = motif.clouds(5);
        return Pixels.painted(motif.side(), (x, y) -> {
            boolean ours = motif.subject().at(x, y) > .5;
            double wave = Math.sin(2 * Math.PI * (x + y + 6 * unit * sway.at(x, y)) / (HATCH_PITCH * 1.41 * unit));
            double dark = 1 - tone.at(x, y);
            double shade = ours ? dark * dark * (.62 + .2 * wave) : dark * (.1 + .14 * wave);
            double line = lines.at(x, y) * (ours ? .9 : .7);
            double faded = ours ? 1 : frame(x, y, motif.side(), sway.at(x, y));
            return PAPER.times(Math.max(.12, 1 - faded * (Math.max(0, shade) + line)));
        });
    }

    /** Where it is darker than its neighbourhood, and the subject's contour: 0 to nearly 1. */
    private static Plane lines(Motif motif, Plane gray) {
        float unit = motif.unit();
        Plane fine = gray.soft(.35 * unit);
        Plane coarse = gray.soft(1.5 * unit);
        Plane mask = motif.subject().soft(.5 * unit);
        return Plane.of(motif.side(), (x, y) -> {
            double drawn = step(.02, .13, coarse.at(x, y) - fine.at(x, y)) * .8;
            double contour = 1 - 2 * Math.abs(mask.at(x, y) - .5);
            return Math.max(drawn, .85 * step(.1, .8, contour));
        });
    }

    private static double frame(int x, int y, int side, float sway) {
        int border = Math.min(Math.min(x, side - 1 - x), Math.min(y, side - 1 - y));
        return step(0, .22, (double) border / side + .1 * (sway - .5));
    }
}

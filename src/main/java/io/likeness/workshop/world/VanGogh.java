package io.likeness.workshop.world;

import static io.likeness.workshop.world.StyleFilter.step;

import java.util.random.RandomGenerator;

/** Van Gogh: thick curved strokes that swirl around lights in a blue and yellow world, and contours in Prussian blue. */
final class VanGogh implements StyleFilter {

    private static final Tone PRUSSIAN = Tone.of(18, 26, 74);
    private static final Tone COBALT = Tone.of(42, 92, 190);
    private static final Tone STRAW = Tone.of(250, 214, 92);
    private static final Tone LIGHT = Tone.of(255, 238, 120);

    /** A light with circles around it; place and reach as shares of the picture's side. */
    private record Swirl(double x, double y, double reach) {

        double distance(double px, double py) {
            return Math.sqrt((px - x) * (px - x) + (py - y) * (py - y)) / reach;
        }
    }

    @Override
    public Pixels paint(Motif motif) {
        float unit = motif.unit();
        Pixels around = surroundings(motif);
        Pixels subject = subject(motif);
        Plane near = motif.subject().soft(1.1 * unit);
        return Pixels.painted(motif.side(), (x, y) -> {
            Tone outside = around.at(x, y).mixed(PRUSSIAN, step(.06, .3, near.at(x, y)));
            return outside.mixed(subject.at(x, y), motif.subject().at(x, y));
        });
    }

    private static Pixels surroundings(Motif motif) {
        int side = motif.side();
        RandomGenerator random = motif.random();
        Swirl left = new Swirl(random.nextDouble(.1, .22), random.nextDouble(.12, .34), .2);
        Swirl right = new Swirl(random.nextDouble(.8, .9), random.nextDouble(.1, .26), .17);
        Plane sway = motif.clouds(3);
        Pixels far = motif.surroundings(1.5 * motif.unit());
        Pixels shifted = Pixels.painted(side, (x, y) -> {
            double near = Math.min(
                    left.distance((double) x / side, (double) y / side),
                    right.distance((double) x / side, (double) y / side));
            double rings = (1 - step(.75, 1.1, near)) * (.5 + .5 * Math.cos(near * 11));
            return moody(far.at(x, y)).mixed(LIGHT, Math.max(rings * .75, 1 - step(.2, .4, near)));
        });
        return new Strokes(3.4 * motif.unit(), 12 * motif.unit(), .3)
                .over(shifted, motif.open(), flow(side, sway, left, right), random);
    }

    /** Circles near a light, waves elsewhere. */
    private static Strokes.Flow flow(int side, Plane sway, Swirl left, Swirl right) {
        return (px, py) -> {
            double x = px / side;
            double y = py / side;
            Swirl nearest = left.distance(x, y) < right.distance(x, y) ? left : right;
            double circle = Math.atan2(y - nearest.y(), x - nearest.x()) + Math.PI / 2;
            double wave = 3.2 * (sway.at((int) px, (int) py) - .5) + .5 * Math.sin(9 * x + 4 * y);
            return nearest.distance(x, y) < 1.25 ? circle : wave;
        };
    }

    /** Darks to blue, lights to straw, the colour between them kept. */
    private static Tone moody(Tone tone) {
        double bright = tone.brightness();
        Tone mood = bright < .5 ? PRUSSIAN.mixed(COBALT, 2 * bright) : COBALT.mixed(STRAW, 2 * bright - 1);
        return tone.saturated(2).mixed(mood, .58);
    }

    /** Strokes along the subject's own forms, its drawing kept. */
    private static Pixels subject(Motif motif) {
        float unit = motif.unit();
        Plane form = motif.scene().brightness().soft(1.6 * unit);
        Plane edge = motif.subject().soft(3 * unit);
        Strokes.Flow along = (px, py) -> {
            int x = (int) px;
            int y = (int) py;
            int r = Math.round(unit);
            double dx = form.at(x + r, y) - form.at(x - r, y) + 2 * (edge.at(x + r, y) - edge.at(x - r, y));
            double dy = form.at(x, y + r) - form.at(x, y - r) + 2 * (edge.at(x, y + r) - edge.at(x, y - r));
            return Math.atan2(dy, dx) + Math.PI / 2;
        };
        Pixels strokes = new Strokes(2.2 * unit, 6 * unit, .3).over(motif.scene(), edge, along, motif.random());
        return Pixels.painted(motif.side(), (x, y) -> {
            Tone drawn = motif.scene().at(x, y);
            Tone painted = strokes.at(x, y).mixed(drawn, .45).saturated(1.3);
            return painted.mixed(PRUSSIAN, .8 * (1 - step(.1, .3, drawn.brightness())));
        });
    }
}

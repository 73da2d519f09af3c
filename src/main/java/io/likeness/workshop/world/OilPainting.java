package io.likeness.workshop.world;

import static io.likeness.workshop.world.StyleFilter.step;

/** Oil: broad dabs under a warm glaze, dark toward the corners, and light on the ridges of thick paint. */
final class OilPainting implements StyleFilter {

    private static final Tone UMBER = Tone.of(74, 44, 20);
    private static final Tone GLAZE = Tone.of(255, 226, 172);

    @Override
    public Pixels paint(Motif motif) {
        int side = motif.side();
        float unit = motif.unit();
        Pixels dabs = dabs(motif);
        Pixels subject = flattened(motif.scene(), .5 * unit);
        Plane near = motif.subject().soft(unit);
        Pixels paint = Pixels.painted(side, (x, y) -> {
            Tone warm = subject.at(x, y)
                    .saturated(1.35)
                    .through(Tone.of(255, 244, 218))
                    .times(1.06);
            Tone around = dabs.at(x, y).mixed(UMBER, .7 * step(.12, .45, near.at(x, y)));
            return around.mixed(warm, motif.subject().at(x, y));
        });
        Plane ridges = paint.brightness().soft(.5 * unit);
        int reach = Math.round(unit);
        return Pixels.painted(side, (x, y) -> {
            double relief = ridges.at(x + reach, y + reach) - ridges.at(x - reach, y - reach);
            return paint.at(x, y).times(1 + .45 * Math.clamp(relief, -.4, .4));
        });
    }

    private static Pixels dabs(Motif motif) {
        int side = motif.side();
        float unit = motif.unit();
        Pixels far = motif.surroundings(2.5 * unit);
        Plane turn = motif.clouds(5);
        Pixels glazed = Pixels.painted(side, (x, y) -> {
            double dx = (double) x / side - .45;
            double dy = (double) y / side - .42;
            double corner = Math.sqrt(dx * dx + dy * dy);
            Tone warm = far.at(x, y).saturated(1.2).through(GLAZE);
            Tone lit = warm.mixed(GLAZE, .38 * (1 - step(.15, .5, corner)));
            return lit.mixed(UMBER, .04 + .5 * step(.28, .7, corner));
        });
        Strokes.Flow flow = (x, y) -> -.8 + 1.8 * (turn.at((int) x, (int) y) - .5);
        return new Strokes(5.5 * unit, 12 * unit, .2).over(glazed, motif.open(), flow, motif.random());
    }

    /** Of four neighbouring squares the calmest one's mean: flat areas, sharp borders (Kuwahara). */
    private static Pixels flattened(Pixels picture, double radius) {
        int r = Math.max(1, (int) Math.round(radius));
        Pixels mean = picture.soft(r / 2.0);
        Plane gray = picture.brightness();
        Plane level = gray.soft(r / 2.0);
        Plane squares =
                Plane.of(gray.side(), (x, y) -> gray.at(x, y) * gray.at(x, y)).soft(r / 2.0);
        return Pixels.painted(picture.side(), (x, y) -> {
            int bestX = x;
            int bestY = y;
            double least = Double.MAX_VALUE;
            for (int i = 0; i < 4; i++) {
                int cx = x + (i % 2 == 0 ? -r : r);
                int cy = y + (i < 2 ? -r : r);
                double variance = squares.at(cx, cy) - level.at(cx, cy) * level.at(cx, cy);
                if (variance < least) {
                    least = variance;
                    bestX = cx;
                    bestY = cy;
                }
            }
            return mean.at(bestX, bestY);
        });
    }
}

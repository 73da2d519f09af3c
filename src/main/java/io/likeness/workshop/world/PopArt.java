package io.likeness.workshop.world;

import static io.likeness.workshop.world.StyleFilter.step;

import java.util.List;

/** Pop art: flat loud paint, big printed dots on a clashing ground, and the subject cut out in thick black. */
final class PopArt implements StyleFilter {

    private static final Tone INK = Tone.of(16, 12, 18);
    private static final double PITCH = 11;

    /** Ground, dots, and the darkest parts. */
    private record Print(Tone ground, Tone dots, Tone deep) {}

    private static final List<Print> PRINTS = List.of(
            new Print(Tone.of(255, 226, 30), Tone.of(255, 70, 150), Tone.of(205, 20, 110)),
            new Print(Tone.of(255, 120, 190), Tone.of(255, 240, 70), Tone.of(150, 30, 160)),
            new Print(Tone.of(60, 215, 240), Tone.of(255, 245, 240), Tone.of(20, 90, 200)),
            new Print(Tone.of(255, 95, 60), Tone.of(255, 225, 60), Tone.of(160, 20, 50)),
            new Print(Tone.of(130, 225, 80), Tone.of(255, 250, 120), Tone.of(0, 130, 110)));

    @Override
    public Pixels paint(Motif motif) {
        float unit = motif.unit();
        Pixels ground = ground(motif);
        Plane near = motif.subject().soft(1.4 * unit);
        Pixels flat = motif.scene();
        return Pixels.painted(motif.side(), (x, y) -> {
            Tone sticker = ground.at(x, y).mixed(INK, step(.1, .2, near.at(x, y)));
            return sticker.mixed(loud(flat.at(x, y)), motif.subject().at(x, y));
        });
    }

    private static Pixels ground(Motif motif) {
        float unit = motif.unit();
        Print print = clashing(motif);
        Plane light = motif.surroundings(1.2 * unit).brightness();
        double mean = mean(light, motif.subject());
        double spread =
                Math.sqrt(mean(Plane.of(motif.side(), (x, y) -> Math.pow(light.at(x, y) - mean, 2)), motif.subject()));
        return Pixels.painted(motif.side(), (x, y) -> {
            double dark = (light.at(x, y) - mean) / (spread + .03);
            double radius = PITCH * unit * Math.clamp(.25 - .06 * dark, .16, .33);
            Tone dotted = print.ground().mixed(print.dots(), 1 - step(-.6, .6, (offset(x, y, unit) - radius) / unit));
            return dotted.mixed(print.deep(), 1 - step(-1.25, -1, dark));
        });
    }

    /** Distance to the nearest dot's middle: dots sit at the corners and in the middle of squares. */
    private static double offset(int x, int y, float unit) {
        double pitch = PITCH * unit;
        return Math.sqrt(Math.min(
                squared(x, pitch) + squared(y, pitch), squared(x + pitch / 2, pitch) + squared(y + pitch / 2, pitch)));
    }

    private static double squared(double place, double pitch) {
        double apart = place - pitch * Math.rint(place / pitch);
        return apart * apart;
    }

    /** The print whose ground differs most from the subject, or the second: not always the same for a colour. */
    private static Print clashing(Motif motif) {
        Tone subject = motif.subjectTone();
        List<Print> sorted = PRINTS.stream()
                .sorted((a, b) ->
                        Float.compare(b.ground().distance(subject), a.ground().distance(subject)))
                .toList();
        return sorted.get(motif.random().nextInt(3));
    }

    private static double mean(Plane plane, Plane subject) {
        double sum = 0;
        double count = .001;
        for (int i = 0; i < plane.values().length; i++) {
            sum += plane.values()[i] * (1 - subject.values()[i]);
            count += 1 - subject.values()[i];
        }
        return sum / count;
    }

    /** Pure hues in four steps of brightness, as cheap printing has them. */
    private static Tone loud(Tone tone) {
        double top = Math.max(.01, Math.max(tone.red(), Math.max(tone.green(), tone.blue())));
        double printed = Math.round(top * 5) / 5.0;
        return tone.saturated(1.5).times(printed / top);
    }
}

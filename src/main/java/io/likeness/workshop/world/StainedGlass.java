package io.likeness.workshop.world;

import static io.likeness.workshop.world.StyleFilter.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stained glass: glowing pieces in jewel colours between dark lead, which also follows the subject's contour. */
final class StainedGlass implements StyleFilter {

    private static final Tone LEAD = Tone.of(20, 18, 26);
    private static final List<Tone> JEWELS = List.of(
            Tone.of(40, 110, 235),
            Tone.of(235, 60, 80),
            Tone.of(255, 190, 40),
            Tone.of(30, 175, 120),
            Tone.of(150, 70, 210),
            Tone.of(70, 200, 235));

    @Override
    public Pixels paint(Motif motif) {
        float unit = motif.unit();
        Pixels window = window(motif);
        Pixels subject = subject(motif);
        Plane near = motif.subject().soft(1.3 * unit);
        int side = motif.side();
        return Pixels.painted(side, (x, y) -> {
            double frame = Math.min(Math.min(x, side - 1 - x), Math.min(y, side - 1 - y)) / unit;
            Tone leaded = window.at(x, y).mixed(LEAD, step(.08, .2, near.at(x, y)));
            Tone glass = leaded.mixed(subject.at(x, y), motif.subject().at(x, y));
            return LEAD.mixed(glass, step(1.2, 2, frame));
        });
    }

    private static Pixels window(Motif motif) {
        float unit = motif.unit();
        Cells cells = Cells.scattered(motif.side(), 5, motif.random());
        List<Tone> panes = panes(motif, cells);
        return Pixels.painted(motif.side(), (x, y) -> {
            double seam = cells.seam().at(x, y) / unit;
            Tone pane = panes.get(cells.at(x, y)).mixed(Tone.gray(1), .16 * step(1, 6, seam));
            return LEAD.mixed(pane, step(.6, 1.2, seam));
        });
    }

    /** Each piece has the mean colour behind it, stronger than it is and with a jewel's tint. */
    private static List<Tone> panes(Motif motif, Cells cells) {
        Tone[] sums = new Tone[cells.count()];
        float[] counts = new float[cells.count()];
        Arrays.fill(sums, Tone.gray(0));
        for (int i = 0; i < motif.side() * motif.side(); i++) {
            int piece = (int) cells.piece().values()[i];
            float open = 1.001f - motif.subject().values()[i];
            Tone tone = motif.scene().at(i % motif.side(), i / motif.side()).times(open);
            sums[piece] = new Tone(
                    sums[piece].red() + tone.red(),
                    sums[piece].green() + tone.green(),
                    sums[piece].blue() + tone.blue());
            counts[piece] += open;
        }
        List<Tone> panes = new ArrayList<>();
        for (int piece = 0; piece < sums.length; piece++) {
            Tone jewel = JEWELS.get(motif.random().nextInt(JEWELS.size()));
            Tone mean = sums[piece].times(1 / Math.max(.001, counts[piece])).saturated(1.8);
            double light = .85 + .3 * motif.random().nextDouble();
            panes.add(mean.mixed(jewel, .72 - .42 * Math.min(1, 2 * mean.chroma()))
                    .saturated(1.25)
                    .times(light));
        }
        return panes;
    }

    /** The subject in pure colours; lead on its dark lines. */
    private static Pixels subject(Motif motif) {
        float unit = motif.unit();
        Pixels scene = motif.scene();
        Plane gray = scene.brightness();
        Plane fine = gray.soft(.4 * unit);
        Plane coarse = gray.soft(1.6 * unit);
        return Pixels.painted(motif.side(), (x, y) -> {
            double drawn = step(.03, .12, coarse.at(x, y) - fine.at(x, y));
            Tone seen = scene.at(x, y);
            double black = 1 - step(.3, .42, Math.max(seen.red(), Math.max(seen.green(), seen.blue())));
            Tone glow = seen.saturated(1.7).times(1.12).mixed(Tone.gray(1), .08);
            return glow.mixed(LEAD, drawn * black);
        });
    }
}

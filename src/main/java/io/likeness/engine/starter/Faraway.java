package io.likeness.engine.starter;

import static io.likeness.engine.starter.Shapes.bow;
import static io.likeness.engine.starter.Shapes.oval;

import java.awt.Color;
import java.util.List;

/** Backdrops in the dark. */
final class Faraway {

    private static final Color STAR = new Color(255, 252, 226);
    private static final Color MOON = new Color(248, 242, 206);
    private static final List<Color> PLANETS =
            List.of(new Color(224, 144, 84), new Color(110, 164, 224), new Color(206, 192, 152));

    private Faraway() {}

    static void night(Backdrop b) {
        double horizon =
                b.land(new Color(14, 22, 62), new Color(48, 60, 118), new Color(36, 56, 62), new Color(18, 30, 38));
        stars(b, 26, horizon);
        double x = b.between(.12, .88);
        b.fill(oval(x, .15, .085, .085), MOON);
        b.fill(oval(x - .02, .13, .02, .02), Paints.darker(MOON, .12));
        for (int i = 0; i < 4; i++) {
            b.fill(oval(i * .32 + b.between(-.04, .08), horizon, .15, .11), b.near(new Color(16, 30, 40)));
        }
    }

    static void space(Backdrop b) {
        b.gradient(0, 1, b.near(new Color(18, 14, 46)), b.near(new Color(56, 26, 88)));
        stars(b, 46, 1);
        double x = b.chance(.5) ? b.between(.08, .22) : b.between(.78, .92);
        double y = b.between(.12, .3);
        b.lit(oval(x, y, .1, .1), b.oneOf(PLANETS));
        b.fill(bow(.022, x - .17, y + .05, x, y + .08, x + .17, y - .05), new Color(232, 216, 172));
    }

    private static void stars(Backdrop b, int count, double foot) {
        for (int i = 0; i < count; i++) {
            double radius = b.between(.004, .011);
            b.fill(oval(b.between(0, 1), b.between(0, foot), radius, radius), STAR);
        }
    }
}

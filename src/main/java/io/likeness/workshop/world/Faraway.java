package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.polygon;

import java.awt.Color;
import java.util.List;

/** Backdrops in the dark. */
final class Faraway {

    private static final Color STAR = new Color(255, 252, 226);
    private static final Color MOON = new Color(255, 246, 200);
    private static final Color LAMPLIGHT = new Color(255, 204, 84);
    private static final Color SHADE = new Color(12, 24, 46);
    private static final List<Color> PLANETS =
            List.of(new Color(236, 140, 72), new Color(92, 172, 236), new Color(226, 206, 140));

    private Faraway() {}

    static void night(Backdrop b) {
        double horizon =
                b.land(new Color(12, 24, 80), new Color(64, 92, 176), new Color(34, 62, 78), new Color(18, 34, 50));
        stars(b, 14, horizon - .1);
        boolean moonLeft = b.chance(.5);
        double x = moonLeft ? b.between(.14, .24) : b.between(.76, .86);
        b.glow(x, .17, .24, Paints.alpha(MOON, 130));
        b.fill(oval(x, .17, .1, .1), MOON);
        for (int i = 0; i < 4; i++) {
            b.fill(oval(i * .32 + b.between(-.04, .08), horizon + .03, .18, b.between(.08, .13)), b.near(SHADE));
        }
        cottage(b, moonLeft ? b.between(.82, .9) : b.between(.1, .18), horizon + .1);
    }

    /** A dark house with light in its window. */
    private static void cottage(Backdrop b, double x, double foot) {
        b.fill(box(x - .12, foot - .2, x + .12, foot, 0), SHADE);
        b.fill(polygon(x - .16, foot - .19, x, foot - .34, x + .16, foot - .19), Paints.darker(SHADE, .3));
        b.fill(box(x - .05, foot - .15, x + .05, foot - .05, 0), b.near(LAMPLIGHT));
    }

    static void space(Backdrop b) {
        b.gradient(0, 1, b.near(new Color(14, 8, 40)), b.near(new Color(50, 16, 84)));
        b.glow(b.between(.1, .9), b.between(.3, .8), .5, new Color(176, 50, 160, 110));
        stars(b, 30, 1);
        double x = b.aside(.14, .22);
        double y = b.between(.16, .28);
        Color planet = b.oneOf(PLANETS);
        b.lit(oval(x, y, .125, .125), planet);
        b.fill(bow(.028, x - .2, y + .06, x, y + .1, x + .2, y - .06), Paints.lighter(planet, .6));
        b.lit(oval(1 - x, b.between(.1, .7), .05, .05), b.oneOf(PLANETS));
    }

    private static void stars(Backdrop b, int count, double foot) {
        for (int i = 0; i < count; i++) {
            double radius = b.between(.007, .015);
            b.fill(oval(b.between(0, 1), b.between(0, foot), radius, radius), STAR);
        }
    }
}

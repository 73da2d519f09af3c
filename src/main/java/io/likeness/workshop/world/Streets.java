package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.polygon;

import java.awt.Color;
import java.util.List;

/** Backdrops with houses. */
final class Streets {

    private static final List<Color> TOWERS = List.of(
            new Color(92, 104, 134), new Color(142, 108, 104), new Color(74, 82, 102), new Color(128, 132, 146));
    private static final Color LIT_WINDOW = new Color(252, 226, 138);
    private static final List<Color> OLD_WALLS = List.of(
            new Color(236, 190, 110), new Color(226, 142, 112), new Color(246, 226, 188), new Color(214, 112, 84));
    private static final Color TILES = new Color(164, 70, 48);
    private static final List<Color> STONES = List.of(
            new Color(186, 178, 168), new Color(160, 154, 150), new Color(204, 194, 178), new Color(142, 134, 132));
    private static final Color BLUE = new Color(52, 124, 226);
    private static final Color WHITE = new Color(250, 251, 252);

    private Streets() {}

    static void city(Backdrop b) {
        double horizon = b.land(
                new Color(112, 164, 226), new Color(232, 224, 216), new Color(98, 100, 108), new Color(70, 74, 82));
        for (double x = b.between(-.14, 0); x < 1; x += .2) {
            tower(b, x, horizon - b.between(.28, .54), horizon + .01);
        }
        b.fill(box(0, horizon, 1, horizon + .035, 0), b.near(new Color(186, 184, 180)));
        double first = b.between(-.1, .1);
        for (int i = 0; i < 4; i++) {
            b.fill(box(first + i * .3, .84, first + .17 + i * .3, .875, 0), new Color(244, 238, 208));
        }
    }

    private static void tower(Backdrop b, double x, double top, double foot) {
        b.lit(box(x, top, x + .185, foot, 0), b.oneOf(TOWERS));
        for (double y = top + .035; y < foot - .06; y += .085) {
            for (int i = 0; i < 2; i++) {
                if (b.chance(.75)) {
                    b.fill(box(x + .03 + i * .075, y, x + .08 + i * .075, y + .045, 0), LIT_WINDOW);
                }
            }
        }
    }

    static void cobblestone(Backdrop b) {
        double horizon = b.between(.48, .54);
        b.gradient(0, horizon, b.near(new Color(150, 196, 232)), b.near(new Color(226, 236, 240)));
        b.gradient(horizon, 1, b.near(new Color(104, 96, 94)), b.near(new Color(74, 68, 70)));
        for (double x = b.between(-.2, 0); x < 1; x += .29) {
            oldHouse(b, x, horizon - b.between(.24, .34), horizon + .01);
        }
        double height = .045;
        for (double y = horizon + .02; y < 1; y += height, height *= 1.26) {
            double width = height * 1.75;
            for (double x = -width * b.between(0, 1); x < 1; x += width) {
                b.fill(box(x + .01, y + .006, x + width - .006, y + height - .006, height * .36), b.oneOf(STONES));
            }
        }
    }

    /** A narrow house with a steep gable, as old towns have them. */
    private static void oldHouse(Backdrop b, double x, double eaves, double foot) {
        b.lit(box(x, eaves, x + .28, foot, 0), b.oneOf(OLD_WALLS));
        b.lit(polygon(x - .015, eaves + .01, x + .14, eaves - .19, x + .295, eaves + .01), b.near(TILES));
        Color pane = b.near(new Color(74, 78, 96));
        for (int i = 0; i < 2; i++) {
            double left = x + .045 + i * .12;
            b.fill(box(left, eaves + .06, left + .07, eaves + .16, .02), pane);
        }
    }

    static void blueHouse(Backdrop b) {
        double horizon = b.between(.62, .68);
        b.gradient(0, horizon, b.near(new Color(226, 238, 246)), b.near(new Color(250, 246, 232)));
        b.gradient(horizon, 1, b.near(new Color(134, 200, 90)), b.near(new Color(84, 154, 58)));
        double middle = b.between(.44, .56);
        double eaves = b.between(.17, .22);
        Color blue = b.near(BLUE);
        b.fill(box(middle + .2, -.02, middle + .29, eaves, 0), Paints.darker(TILES, .25));
        b.lit(box(middle - .42, eaves, middle + .42, horizon + .01, 0), blue);
        roof(b, middle, eaves);
        window(b, middle - .29, eaves + .11);
        window(b, middle + .29, eaves + .11);
        b.fill(box(middle - .08, eaves + .12, middle + .08, horizon + .01, .02), WHITE);
        fence(b, horizon);
    }

    private static void roof(Backdrop b, double middle, double eaves) {
        b.lit(
                polygon(
                        middle - .38,
                        eaves - .14,
                        middle + .38,
                        eaves - .14,
                        middle + .48,
                        eaves + .02,
                        middle - .48,
                        eaves + .02),
                b.near(TILES));
    }

    private static void window(Backdrop b, double x, double top) {
        b.fill(box(x - .085, top, x + .085, top + .17, .01), WHITE);
        b.fill(box(x - .06, top + .025, x - .01, top + .145, 0), new Color(250, 222, 130));
        b.fill(box(x + .01, top + .025, x + .06, top + .145, 0), new Color(250, 222, 130));
    }

    /** White pickets on both sides; the way to the door stays free. */
    private static void fence(Backdrop b, double horizon) {
        double first = b.between(-.06, .02);
        for (int i = 0; i < 13; i++) {
            double x = first + i * .085;
            if (Math.abs(x - .5) > .16) {
                b.fill(box(x, horizon - .03, x + .05, horizon + .1, 0), WHITE);
                b.fill(polygon(x, horizon - .028, x + .025, horizon - .06, x + .05, horizon - .028), WHITE);
            }
        }
        b.fill(box(0, horizon, .34, horizon + .03, 0), WHITE);
        b.fill(box(.66, horizon, 1, horizon + .03, 0), WHITE);
    }
}

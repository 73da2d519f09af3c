package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.oval;

import java.awt.Color;
import java.util.List;

/** Backdrops among trees. */
final class Woods {

    private static final List<Color> LEAVES =
            List.of(new Color(32, 116, 48), new Color(62, 156, 62), new Color(24, 92, 44), new Color(112, 184, 62));
    private static final List<Color> AUTUMN_LEAVES =
            List.of(new Color(226, 102, 32), new Color(240, 166, 42), new Color(192, 56, 34), new Color(246, 202, 72));
    private static final Color LIANA = new Color(128, 160, 60);
    private static final Color PURPLE = new Color(142, 66, 200);

    private Woods() {}

    static void jungle(Backdrop b) {
        b.land(new Color(20, 78, 54), new Color(58, 138, 82), new Color(52, 98, 44), new Color(28, 62, 32));
        for (int i = 0; i < 3; i++) {
            double x = .1 + i * .36 + b.between(-.08, .08);
            b.fill(bow(.024, x, -.05, x + b.between(0, .2), .9, x + .16, -.05), b.near(LIANA));
        }
        for (int i = 0; i < 9; i++) {
            bigLeaf(b, i * .125 + b.between(-.03, .03), b.between(-.04, .1), b.between(50, 130));
        }
        for (int i = 0; i < 3; i++) {
            bigLeaf(b, b.between(-.02, .08), .46 + i * .17, b.between(-50, 0));
            bigLeaf(b, b.between(.92, 1.02), .46 + i * .17, b.between(180, 230));
        }
    }

    /** A leaf with a light rib in its middle. */
    private static void bigLeaf(Backdrop b, double x, double y, double degrees) {
        Color green = b.oneOf(LEAVES);
        b.lit(oval(x, y, .17, .065, degrees), green);
        b.fill(oval(x, y, .14, .009, degrees), Paints.lighter(green, .35));
    }

    static void autumn(Backdrop b) {
        double horizon = b.between(.52, .6);
        b.gradient(0, horizon, b.near(new Color(164, 206, 238)), b.near(new Color(248, 234, 204)));
        distantCrowns(b, horizon);
        b.gradient(horizon, 1, b.near(new Color(172, 78, 44)), b.near(new Color(122, 50, 36)));
        double x = b.aside(.08, .2);
        b.lit(box(x - .055, .1, x + .055, horizon + .08, .01), b.near(new Color(98, 66, 44)));
        for (int i = 0; i < 30; i++) {
            leaf(b, x + b.between(-.36, .36), b.between(-.04, .3), 1.3);
        }
        for (int i = 0; i < 22; i++) {
            double y = b.between(horizon + .02, 1);
            leaf(b, b.between(0, 1), y, .5 + (y - horizon) * 1.4);
        }
    }

    private static void distantCrowns(Backdrop b, double horizon) {
        for (int i = 0; i < 6; i++) {
            double height = b.between(.1, .17);
            b.lit(oval(i * .2 + b.between(-.04, .04), horizon - .02, .14, height), b.oneOf(AUTUMN_LEAVES));
        }
    }

    private static void leaf(Backdrop b, double x, double y, double size) {
        b.fill(oval(x, y, .052 * size, .032 * size, b.between(-60, 60)), b.oneOf(AUTUMN_LEAVES));
    }

    static void purpleRug(Backdrop b) {
        double horizon = b.land(
                new Color(196, 226, 160), new Color(232, 242, 196), new Color(110, 156, 74), new Color(74, 118, 54));
        for (int i = 0; i < 6; i++) {
            trunk(b, .02 + i * .19 + b.between(-.05, .05), b.between(.022, .032), horizon, new Color(150, 168, 120));
        }
        trunk(b, b.between(.06, .16), .06, horizon + .09, new Color(104, 74, 54));
        trunk(b, b.between(.84, .94), .06, horizon + .09, new Color(104, 74, 54));
        double middle = b.between(.47, .53);
        double y = b.between(.8, .83);
        Color purple = b.near(PURPLE);
        b.fill(oval(middle, y + .02, .53, .2), Paints.darker(purple, .5));
        b.fill(oval(middle, y, .53, .2), purple);
        b.fill(oval(middle, y, .46, .165), Paints.lighter(purple, .35));
        b.fill(oval(middle, y, .42, .145), purple);
    }

    private static void trunk(Backdrop b, double x, double half, double foot, Color bark) {
        b.lit(box(x - half, -.1, x + half, foot, half * .4), b.near(bark));
    }
}

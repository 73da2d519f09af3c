package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.polygon;

import java.awt.Color;
import java.util.List;

/** Backdrops by the sea and on it. */
final class Shores {

    private static final List<Color> PARASOLS =
            List.of(new Color(228, 66, 62), new Color(246, 138, 40), new Color(232, 84, 140));
    private static final Color FOAM = new Color(246, 250, 252);

    private Shores() {}

    static void beach(Backdrop b) {
        double horizon = b.land(
                new Color(84, 176, 246), new Color(206, 236, 250), new Color(252, 234, 184), new Color(236, 206, 144));
        b.gradient(horizon - .17, horizon, b.near(new Color(20, 122, 196)), b.near(new Color(64, 200, 208)));
        b.fill(box(0, horizon - .014, 1, horizon + .016, .01), FOAM);
        boolean palmLeft = b.chance(.5);
        Skies.sun(b, palmLeft ? b.between(.76, .88) : b.between(.12, .24), .13);
        palm(b, palmLeft ? b.between(.06, .16) : b.between(.84, .94), horizon + .12);
        parasol(b, palmLeft ? b.between(.84, .92) : b.between(.08, .16), horizon + .16);
    }

    private static void palm(Backdrop b, double x, double foot) {
        double top = b.between(.2, .26);
        b.fill(bow(.04, x, foot, x + .03, .4, x + .01, top), b.near(new Color(132, 92, 52)));
        Color green = b.near(new Color(36, 140, 60));
        for (int leaf = 0; leaf < 5; leaf++) {
            double angle = Math.PI * leaf / 4;
            double tipX = x + .01 + .23 * Math.cos(angle);
            double tipY = top + .08 - .16 * Math.sin(angle);
            b.fill(bow(.042, x + .01, top, (x + tipX) / 2, top - .08 - .06 * Math.sin(angle), tipX, tipY), green);
        }
    }

    private static void parasol(Backdrop b, double x, double foot) {
        double top = foot - .34;
        b.fill(line(.018, x, foot, x, top), new Color(246, 244, 238));
        Color cloth = b.oneOf(PARASOLS);
        b.fill(polygon(x - .17, top + .14, x - .1, top + .03, x, top, x + .1, top + .03, x + .17, top + .14), cloth);
        b.fill(polygon(x - .06, top + .14, x, top, x + .06, top + .14), FOAM);
    }

    static void water(Backdrop b) {
        double horizon = b.between(.32, .4);
        b.gradient(0, horizon, b.near(new Color(142, 204, 250)), b.near(new Color(226, 242, 252)));
        b.gradient(horizon, 1, b.near(new Color(70, 172, 222)), b.near(new Color(14, 76, 160)));
        if (b.chance(.6)) {
            sailboat(b, b.aside(.1, .22), horizon);
        }
        for (int row = 0; row < 5; row++) {
            double y = horizon + .06 + row * row * .014 + row * .07;
            double half = .06 + row * .02;
            for (double x = b.between(-.2, .05); x < 1.1; x += half * 3.6) {
                b.fill(bow(.02, x - half, y, x, y - .05, x + half, y), new Color(178, 226, 250));
            }
        }
    }

    private static void sailboat(Backdrop b, double x, double y) {
        b.fill(polygon(x, y - .2, x, y - .035, x - .1, y - .035), b.oneOf(PARASOLS));
        b.fill(polygon(x + .015, y - .17, x + .015, y - .035, x + .085, y - .035), FOAM);
        b.fill(polygon(x - .1, y - .025, x + .1, y - .025, x + .07, y + .03, x - .07, y + .03), new Color(96, 60, 44));
    }
}

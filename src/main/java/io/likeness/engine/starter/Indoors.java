package io.likeness.engine.starter;

import static io.likeness.engine.starter.Shapes.line;
import static io.likeness.engine.starter.Shapes.polygon;

import java.awt.Color;
import java.util.List;

/** Backdrops with a roof. */
final class Indoors {

    private static final List<Color> WALLS = List.of(
            new Color(232, 230, 226),
            new Color(205, 214, 222),
            new Color(226, 214, 196),
            new Color(206, 220, 206),
            new Color(228, 208, 212));
    private static final Color PLANK = new Color(184, 126, 74);
    private static final Color FABRIC = new Color(242, 152, 190);

    private Indoors() {}

    static void studio(Backdrop b) {
        Color wall = b.oneOf(WALLS);
        b.gradient(0, .74, Paints.darker(wall, .06), Paints.lighter(wall, .35));
        b.gradient(.74, 1, Paints.darker(wall, .12), Paints.darker(wall, .24));
    }

    static void woodenFloor(Backdrop b) {
        double horizon = .46;
        b.gradient(0, horizon, b.near(new Color(222, 214, 200)), b.near(new Color(238, 232, 220)));
        for (int i = -8; i < 8; i++) {
            double far = .5 + i * .085;
            double close = .5 + i * .2;
            b.fill(
                    polygon(far, horizon, far + .085, horizon, close + .2, 1, close, 1),
                    Paints.darker(b.near(PLANK), i % 2 == 0 ? .0 : .12));
            b.fill(line(.006, far, horizon, close, 1), Paints.darker(PLANK, .4));
        }
        b.fill(Shapes.box(0, horizon - .035, 1, horizon, 0), new Color(244, 240, 232));
    }

    static void pinkFabric(Backdrop b) {
        b.gradient(0, 1, b.near(Paints.lighter(FABRIC, .1)), b.near(Paints.darker(FABRIC, .08)));
        double lean = b.between(-.3, .3);
        for (int i = 0; i < 6; i++) {
            double x = -.1 + i * .22 + b.between(-.04, .04);
            Color fold = i % 2 == 0 ? Paints.alpha(Paints.darker(FABRIC, .25), 110) : Paints.alpha(Color.WHITE, 90);
            b.fill(Shapes.bow(.07, x, -.1, x + .25, .5, x + lean, 1.1), fold);
        }
    }
}

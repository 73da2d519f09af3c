package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.polygon;

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
    private static final Color PLANK = new Color(214, 140, 70);
    private static final Color PLASTER = new Color(202, 230, 208);
    private static final Color FABRIC = new Color(242, 152, 190);
    private static final Color TEAL = new Color(40, 122, 130);
    private static final Color RUG = new Color(247, 245, 240);

    private Indoors() {}

    /** Seamless paper: the wall runs into the floor without an edge, a lamp shines on it from the left. */
    static void studio(Backdrop b) {
        Color paper = b.near(b.oneOf(WALLS));
        b.gradient(0, .66, Paints.darker(paper, .16), paper);
        b.gradient(.66, .8, paper, Paints.darker(paper, .1));
        b.gradient(.8, 1, Paints.darker(paper, .1), Paints.darker(paper, .2));
        b.glow(b.between(.34, .5), b.between(.3, .4), .55, Paints.alpha(Color.WHITE, 190));
    }

    static void woodenFloor(Backdrop b) {
        double horizon = b.between(.42, .48);
        Color wall = b.near(PLASTER);
        b.gradient(0, horizon, Paints.darker(wall, .06), wall);
        for (int i = -6; i < 6; i++) {
            double far = .5 + i * .11;
            double close = .5 + i * .26;
            Color plank = Paints.darker(b.near(PLANK), i % 2 == 0 ? 0 : .14);
            b.fill(polygon(far, horizon, far + .11, horizon, close + .26, 1, close, 1), plank);
            b.fill(line(.008, far, horizon, close, 1), Paints.darker(PLANK, .45));
        }
        b.fill(box(0, horizon - .045, 1, horizon, 0), new Color(255, 253, 248));
        window(b, b.aside(.14, .2));
    }

    private static void window(Backdrop b, double x) {
        b.fill(box(x - .13, .05, x + .13, .35, 0), new Color(255, 253, 248));
        b.fill(box(x - .1, .08, x - .012, .32, 0), b.near(new Color(150, 208, 242)));
        b.fill(box(x + .012, .08, x + .1, .32, 0), b.near(new Color(150, 208, 242)));
    }

    static void whiteRug(Backdrop b) {
        double horizon = b.between(.54, .6);
        b.gradient(0, horizon, b.near(TEAL), b.near(Paints.lighter(TEAL, .12)));
        b.gradient(horizon, 1, b.near(new Color(104, 66, 48)), b.near(new Color(74, 44, 34)));
        b.fill(box(0, horizon - .03, 1, horizon, 0), Paints.darker(TEAL, .35));
        plant(b, b.aside(.1, .16), horizon + .07);
        double middle = b.between(.47, .53);
        double y = b.between(.82, .85);
        for (int i = 0; i < 16; i++) {
            double angle = Math.PI * i / 8;
            b.fill(oval(middle + .46 * Math.cos(angle), y + .13 * Math.sin(angle), .09, .05), Paints.darker(RUG, .1));
        }
        b.fill(oval(middle, y - .01, .5, .16), RUG);
    }

    /** A pot with three leaves. */
    private static void plant(Backdrop b, double x, double foot) {
        Color green = b.near(new Color(112, 190, 88));
        b.fill(oval(x, foot - .32, .045, .17), green);
        b.fill(oval(x - .09, foot - .26, .04, .14, -35), Paints.darker(green, .12));
        b.fill(oval(x + .09, foot - .26, .04, .14, 35), Paints.darker(green, .12));
        b.lit(
                polygon(x - .09, foot - .17, x + .09, foot - .17, x + .065, foot, x - .065, foot),
                new Color(226, 116, 70));
    }

    static void pinkFabric(Backdrop b) {
        b.gradient(0, 1, b.near(Paints.lighter(FABRIC, .1)), b.near(Paints.darker(FABRIC, .08)));
        double lean = b.between(-.3, .3);
        for (int i = 0; i < 6; i++) {
            double x = -.1 + i * .22 + b.between(-.04, .04);
            Color fold = i % 2 == 0 ? Paints.alpha(Paints.darker(FABRIC, .25), 110) : Paints.alpha(Color.WHITE, 90);
            b.fill(bow(.07, x, -.1, x + .25, .5, x + lean, 1.1), fold);
        }
    }
}

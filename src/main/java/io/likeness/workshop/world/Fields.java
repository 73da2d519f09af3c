package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.polygon;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;
import java.awt.Shape;

/** Backdrops in the open country. */
final class Fields {

    private static final Color GOLD = new Color(234, 186, 66);
    private static final Color EAR = new Color(252, 224, 122);
    private static final Color STRAW = new Color(170, 112, 30);
    private static final Color PETAL = new Color(255, 208, 36);
    private static final Color SEEDS = new Color(104, 60, 28);
    private static final Color STEM = new Color(44, 110, 40);
    private static final Color EARTH = new Color(206, 152, 98);

    private Fields() {}

    static void wheat(Backdrop b) {
        double horizon = b.land(new Color(62, 142, 226), new Color(178, 216, 246), GOLD, new Color(206, 142, 34));
        Skies.clouds(b);
        double vanishing = b.between(.4, .6);
        for (int i = -4; i < 5; i++) {
            double foot = .5 + i * .32;
            b.fill(polygon(vanishing, horizon, foot + .14, 1, foot, 1), b.near(new Color(206, 150, 42)));
        }
        for (double x = 0; x < 1.04; x += .055) {
            b.fill(oval(x, horizon - b.between(-.005, .03), .024, .055), b.near(new Color(240, 200, 88)));
        }
        for (int i = 0; i < 8; i++) {
            double x = i < 4 ? .01 + i * .065 : 1.18 - i * .065 + .015;
            stalk(b, x + b.between(-.015, .015), b.between(.4, .66), b.between(-.03, .03));
        }
    }

    private static void stalk(Backdrop b, double x, double top, double lean) {
        b.fill(line(.016, x, 1.05, x + lean, top), STRAW);
        b.fill(oval(x + lean, top, .04, .1, lean * 400), STRAW);
        b.fill(oval(x + lean - .004, top - .004, .029, .085, lean * 400), b.near(EAR));
    }

    static void sunflowers(Backdrop b) {
        double horizon = b.between(.42, .5);
        b.gradient(0, horizon, b.near(new Color(128, 206, 246)), b.near(new Color(222, 244, 250)));
        b.gradient(horizon, 1, b.near(new Color(128, 200, 76)), b.near(new Color(62, 142, 48)));
        for (int i = 0; i < 9; i++) {
            double x = .06 + i * .11 + b.between(-.02, .02);
            b.fill(line(.02, x, horizon + .1, x, horizon), STEM);
            b.fill(oval(x, horizon + b.between(-.02, .02), .036, .036), b.near(PETAL));
        }
        for (int side = 0; side < 2; side++) {
            double middle = side == 0 ? b.between(.1, .15) : b.between(.85, .9);
            sunflower(b, middle, b.between(.3, .38), b.between(.12, .135));
            sunflower(b, middle + b.between(-.06, .04), b.between(.66, .74), b.between(.11, .125));
        }
    }

    private static void sunflower(Backdrop b, double x, double y, double radius) {
        b.fill(line(.028, x, y, x, y + .4), STEM);
        b.fill(oval(x + .06, y + .21, .07, .03, -30), STEM);
        b.fill(oval(x - .06, y + .25, .07, .03, 30), STEM);
        Color petal = b.near(PETAL);
        double first = b.between(0, 36);
        for (int i = 0; i < 10; i++) {
            b.fill(petal(x, y, radius, first + i * 36), i % 2 == 0 ? petal : Paints.darker(petal, .09));
        }
        b.lit(oval(x, y, radius * .52, radius * .52), SEEDS);
    }

    private static Shape petal(double x, double y, double radius, double degrees) {
        double middleX = x + radius * .66 * Math.cos(Math.toRadians(degrees));
        double middleY = y + radius * .66 * Math.sin(Math.toRadians(degrees));
        return oval(middleX, middleY, radius * .38, radius * .2, degrees);
    }

    static void dirtRoad(Backdrop b) {
        double horizon = b.land(
                new Color(134, 196, 240), new Color(232, 242, 246), new Color(150, 198, 92), new Color(88, 146, 52));
        double end = b.aside(.06, .16);
        b.fill(
                soft(-.5, horizon + .1, end - .2, horizon - .2, end + .6, horizon + .02, 1.4, horizon + .1),
                b.near(new Color(112, 170, 92)));
        b.gradient(horizon, horizon + .03, new Color(150, 198, 92), new Color(150, 198, 92));
        tree(b, end < .5 ? b.between(.84, .94) : b.between(.06, .16), horizon + .04);
        Color earth = b.near(EARTH);
        b.fill(road(end, horizon, -1.14, 1.14), Paints.darker(earth, .45));
        b.fill(road(end, horizon, -1, 1), earth);
        b.fill(road(end, horizon, -.55, -.3), Paints.darker(earth, .16));
        b.fill(road(end, horizon, .3, .55), Paints.darker(earth, .16));
    }

    /** The strip between two shares of the half width of a road that bends from its end on the horizon to the middle below. */
    private static Shape road(double end, double horizon, double left, double right) {
        int steps = 10;
        double[] outline = new double[4 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double t = i / (double) steps;
            double middle = end + (.5 - end) * t * t;
            double half = .035 + .42 * t;
            double y = horizon + (1.02 - horizon) * t * (.35 + .65 * t);
            outline[2 * i] = middle + left * half;
            outline[2 * i + 1] = y;
            outline[outline.length - 2 - 2 * i] = middle + right * half;
            outline[outline.length - 1 - 2 * i] = y;
        }
        return polygon(outline);
    }

    private static void tree(Backdrop b, double x, double foot) {
        b.fill(box(x - .025, foot - .2, x + .025, foot, .01), b.near(new Color(112, 76, 48)));
        b.lit(oval(x, foot - .27, .14, .15), b.near(new Color(66, 140, 62)));
    }
}

package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.polygon;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;

/** Backdrops where nobody lives. */
final class Wilds {

    private static final Color SNOW = new Color(249, 251, 254);

    private Wilds() {}

    static void snow(Backdrop b) {
        double horizon = b.land(
                new Color(140, 180, 220), new Color(214, 230, 244), new Color(248, 250, 253), new Color(210, 224, 242));
        double hill = b.aside(-.1, .1);
        b.fill(oval(hill, horizon + .16, .6, .24), new Color(234, 241, 250));
        fir(b, b.between(.06, .16), horizon + .06, b.between(.44, .54));
        fir(b, b.between(.84, .94), horizon + .06, b.between(.44, .54));
        fir(b, b.between(.36, .64), horizon + .02, b.between(.3, .38));
        for (int i = 0; i < 22; i++) {
            double r = b.between(.01, .017);
            b.fill(oval(b.between(0, 1), b.between(0, 1), r, r), Color.WHITE);
        }
    }

    /** Three tiers, each with snow on its tip. */
    private static void fir(Backdrop b, double x, double foot, double h) {
        Color green = b.near(new Color(54, 108, 92));
        for (int tier = 0; tier < 3; tier++) {
            double base = foot - tier * h * .26;
            double half = h * (.34 - .07 * tier);
            double tip = base - h * .48;
            b.lit(polygon(x - half, base, x, tip, x + half, base), green);
            double snow = tip + h * .22;
            b.fill(polygon(x - half * .46, snow, x, tip, x + half * .46, snow, x, snow - h * .05), SNOW);
        }
    }

    static void mountains(Backdrop b) {
        double horizon = b.land(
                new Color(92, 162, 234), new Color(206, 228, 248), new Color(112, 176, 84), new Color(70, 128, 58));
        peak(b, b.between(.4, .6), horizon, b.between(.24, .3));
        peak(b, b.between(.06, .18), horizon, b.between(.4, .52));
        peak(b, b.between(.82, .94), horizon, b.between(.4, .52));
        double hill = b.aside(-.05, .15);
        b.fill(oval(hill, horizon + .1, .5, .14), b.near(new Color(86, 150, 74)));
    }

    /** Its left side in the light, its right side in the shade, snow on top. */
    private static void peak(Backdrop b, double x, double foot, double h) {
        double w = h * .78;
        Color rock = b.near(new Color(124, 132, 168));
        b.fill(polygon(x - w, foot, x, foot - h, x + w, foot), rock);
        b.fill(polygon(x, foot - h, x + w, foot, x + w * .12, foot), Paints.darker(rock, .28));
        double snow = foot - h * .56;
        double tip = foot - h;
        b.fill(polygon(x - w * .42, snow, x, tip, x + w * .42, snow, x + w * .14, snow - h * .1, x, snow), SNOW);
    }

    static void desert(Backdrop b) {
        double horizon = b.land(
                new Color(250, 168, 92), new Color(254, 226, 164), new Color(226, 140, 76), new Color(196, 100, 52));
        Skies.sun(b, b.between(.3, .7), b.between(.1, .16));
        mesa(b, b.aside(-.02, .1), horizon);
        double crest = b.between(.1, .5);
        b.fill(
                soft(-.6, horizon + .3, crest, horizon - .1, 1.1, horizon + .12, 1.5, horizon + .3),
                b.near(new Color(238, 160, 92)));
        cactus(b, b.between(.08, .18), horizon + .1, b.between(.32, .44));
        cactus(b, b.between(.84, .92), horizon + .1, b.between(.32, .44));
    }

    private static void mesa(Backdrop b, double x, double foot) {
        double top = foot - b.between(.16, .22);
        b.lit(polygon(x - .34, foot + .02, x - .24, top, x + .24, top, x + .34, foot + .02), new Color(186, 84, 56));
    }

    private static void cactus(Backdrop b, double x, double foot, double h) {
        Color green = b.near(new Color(48, 128, 72));
        double top = foot - h;
        b.fill(line(.075, x, foot, x, top), green);
        b.fill(line(.048, x, foot - h * .35, x - .1, foot - h * .4, x - .1, foot - h * .72), green);
        b.fill(line(.048, x, foot - h * .25, x + .09, foot - h * .3, x + .09, foot - h * .55), green);
        b.fill(line(.018, x - .018, foot - .02, x - .018, top), Paints.lighter(green, .3));
    }
}

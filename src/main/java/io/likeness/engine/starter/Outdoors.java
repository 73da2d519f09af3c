package io.likeness.engine.starter;

import static io.likeness.engine.starter.Shapes.bow;
import static io.likeness.engine.starter.Shapes.box;
import static io.likeness.engine.starter.Shapes.line;
import static io.likeness.engine.starter.Shapes.oval;
import static io.likeness.engine.starter.Shapes.polygon;
import static io.likeness.engine.starter.Shapes.soft;

import java.awt.Color;
import java.util.List;

/** Backdrops under a day's sky. */
final class Outdoors {

    private static final List<Color> LEAVES =
            List.of(new Color(32, 112, 48), new Color(58, 150, 62), new Color(22, 88, 42), new Color(98, 172, 62));
    private static final List<Color> AUTUMN_LEAVES =
            List.of(new Color(226, 102, 32), new Color(240, 166, 42), new Color(192, 56, 34), new Color(246, 202, 72));
    private static final List<Color> TOWERS = List.of(
            new Color(96, 106, 128), new Color(132, 128, 134), new Color(82, 88, 104), new Color(152, 142, 138));
    private static final Color WINDOW = new Color(250, 228, 146);
    private static final Color SUN = new Color(255, 242, 160);

    private Outdoors() {}

    static void jungle(Backdrop b) {
        double horizon =
                b.land(new Color(52, 112, 58), new Color(104, 168, 84), new Color(60, 104, 46), new Color(34, 70, 34));
        for (int i = 0; i < 4; i++) {
            double x = i * .3 + b.between(0, .14);
            b.lit(box(x - .035, 0, x + .035, horizon + .06, .01), b.near(new Color(92, 64, 40)));
        }
        for (int i = 0; i < 22; i++) {
            double x = b.between(0, 1);
            double y = b.chance(.6) ? b.between(-.05, .3) : b.between(.5, .72);
            b.lit(oval(x, y, .13, .045, b.between(-80, 80)), b.oneOf(LEAVES));
        }
    }

    static void snow(Backdrop b) {
        double horizon = b.land(
                new Color(150, 184, 218), new Color(212, 228, 242), new Color(248, 250, 253), new Color(214, 226, 242));
        for (int i = 0; i < 3; i++) {
            double x = i * .4 + b.between(-.02, .22);
            double h = b.between(.26, .42);
            for (int tier = 0; tier < 3; tier++) {
                double foot = horizon + .03 - tier * h * .26;
                double half = h * (.36 - .08 * tier);
                b.lit(polygon(x - half, foot, x, foot - h * .5, x + half, foot), b.near(new Color(66, 112, 94)));
                b.fill(
                        polygon(x - half * .3, foot - h * .34, x, foot - h * .5, x + half * .3, foot - h * .34),
                        Color.WHITE);
            }
        }
        for (int i = 0; i < 26; i++) {
            double r = b.between(.006, .014);
            b.fill(oval(b.between(0, 1), b.between(0, 1), r, r), Color.WHITE);
        }
    }

    static void beach(Backdrop b) {
        double horizon = b.land(
                new Color(98, 180, 242), new Color(196, 230, 248), new Color(246, 224, 164), new Color(226, 192, 128));
        b.gradient(horizon - .13, horizon, b.near(new Color(34, 128, 190)), b.near(new Color(72, 178, 206)));
        b.fill(box(0, horizon - .012, 1, horizon + .012, .01), new Color(246, 250, 252));
        double sun = b.between(.1, .9);
        b.fill(oval(sun, .12, .07, .07), SUN);
        double x = b.chance(.5) ? b.between(.06, .18) : b.between(.82, .94);
        b.fill(bow(.035, x, horizon + .1, x + .03, .4, x + .01, .24), b.near(new Color(124, 88, 52)));
        for (int leaf = 0; leaf < 5; leaf++) {
            double angle = Math.PI * leaf / 4;
            double tipX = x + .01 + .2 * Math.cos(angle);
            b.fill(
                    bow(
                            .026,
                            x + .01,
                            .24,
                            (x + tipX) / 2,
                            .16 - .06 * Math.sin(angle),
                            tipX,
                            .3 - .14 * Math.sin(angle)),
                    b.near(new Color(42, 142, 62)));
        }
    }

    static void city(Backdrop b) {
        double horizon = b.land(
                new Color(122, 164, 214), new Color(222, 218, 220), new Color(98, 100, 108), new Color(74, 78, 86));
        for (double x = b.between(-.1, 0); x < 1; x += .17) {
            double top = horizon - b.between(.22, .48);
            b.lit(box(x, top, x + .155, horizon + .01, 0), b.oneOf(TOWERS));
            for (double wx = x + .025; wx < x + .13; wx += .045) {
                for (double wy = top + .03; wy < horizon - .03; wy += .06) {
                    if (b.chance(.7)) {
                        b.fill(box(wx, wy, wx + .022, wy + .03, 0), WINDOW);
                    }
                }
            }
        }
        for (int i = 0; i < 4; i++) {
            b.fill(box(.05 + i * .27, .86, .18 + i * .27, .885, 0), new Color(236, 232, 210));
        }
    }

    static void mountains(Backdrop b) {
        double horizon = b.land(
                new Color(112, 172, 232), new Color(208, 228, 246), new Color(104, 164, 84), new Color(74, 128, 60));
        for (int i = 0; i < 3; i++) {
            double x = i * .4 + b.between(0, .2);
            double h = b.between(.28, .44);
            double w = b.between(.26, .36);
            b.lit(polygon(x - w, horizon, x, horizon - h, x + w, horizon), b.near(new Color(112, 116, 138)));
            b.fill(
                    polygon(
                            x - w * .36,
                            horizon - h * .64,
                            x,
                            horizon - h,
                            x + w * .36,
                            horizon - h * .64,
                            x + w * .12,
                            horizon - h * .72,
                            x - w * .1,
                            horizon - h * .62),
                    new Color(248, 250, 252));
        }
    }

    static void autumn(Backdrop b) {
        double horizon = b.land(
                new Color(206, 220, 228), new Color(240, 226, 200), new Color(168, 114, 58), new Color(132, 88, 46));
        double x = b.chance(.5) ? b.between(.06, .2) : b.between(.8, .94);
        b.lit(box(x - .05, .1, x + .05, horizon + .08, .01), b.near(new Color(98, 66, 44)));
        for (int i = 0; i < 60; i++) {
            boolean crown = i < 34;
            double lx = crown ? x + b.between(-.34, .34) : b.between(0, 1);
            double ly = crown ? b.between(-.02, .26) : b.between(horizon, 1);
            b.fill(oval(lx, ly, crown ? .05 : .032, crown ? .036 : .018, b.between(-60, 60)), b.oneOf(AUTUMN_LEAVES));
        }
    }

    static void water(Backdrop b) {
        double horizon = b.between(.34, .42);
        b.gradient(0, horizon, b.near(new Color(146, 204, 248)), b.near(new Color(218, 238, 252)));
        b.gradient(horizon, 1, b.near(new Color(62, 156, 212)), b.near(new Color(18, 84, 164)));
        for (int i = 0; i < 18; i++) {
            double y = b.between(horizon + .03, 1);
            double half = .04 + (y - horizon) * .12;
            double x = b.between(0, 1);
            b.fill(bow(.012, x - half, y, x, y - .035, x + half, y), new Color(176, 224, 248));
        }
    }

    static void desert(Backdrop b) {
        double horizon = b.land(
                new Color(246, 180, 104), new Color(252, 226, 176), new Color(232, 174, 104), new Color(206, 138, 74));
        b.fill(
                soft(-.4, horizon + .1, .1, horizon - .14, .4, horizon - .02, .7, horizon + .1),
                b.near(new Color(224, 160, 92)));
        for (int i = 0; i < 2; i++) {
            double x = i == 0 ? b.between(.04, .2) : b.between(.8, .96);
            double h = b.between(.24, .36);
            Color green = b.near(new Color(62, 134, 74));
            b.fill(line(.06, x, horizon + .05, x, horizon - h), green);
            b.fill(line(.042, x, horizon - h * .3, x - .09, horizon - h * .34, x - .09, horizon - h * .7), green);
            b.fill(line(.042, x, horizon - h * .2, x + .08, horizon - h * .24, x + .08, horizon - h * .5), green);
        }
    }
}

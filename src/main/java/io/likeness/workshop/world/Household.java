package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.polygon;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;

/** Things that stand on tables and shelves. */
final class Household {

    private static final Color TIN = new Color(204, 208, 214);
    private static final Color FLAME = new Color(255, 168, 42);
    private static final Color GLOW = new Color(255, 240, 150);
    private static final Color STEM = new Color(70, 150, 70);

    private Household() {}

    static void bowl(Sketch s) {
        Identity who = s.who();
        double depth = .5 + .2 * who.length();
        s.part(box(-.34, depth - .12, .34, .64, .06), s.second());
        s.body(soft(-1.02, -.24, 1.02, -.24, .86, depth, .3, depth + .12, -.3, depth + .12, -.86, depth));
        s.part(oval(0, -.12, .9, .24), s.second());
        s.part(oval(0, -.1, .76, .17), Paints.darker(s.second(), .45));
        if (who.detail() != 2) {
            for (int i = 0; i < 5; i++) {
                double lift = i % 2 == 0 ? .02 : -.1;
                s.part(oval(-.48 + .24 * i, -.16 + lift, .16, .15), s.third());
            }
        }
    }

    static void can(Sketch s) {
        Identity who = s.who();
        double half = .44 + .08 * who.build();
        s.body(soft(
                -half, -.72, 0, -.78, half, -.72, half, .84, half * .6, .96, -half * .6, .96, -half, .84, -half, .0));
        if (who.variant() != 0) {
            s.part(box(-half + .01, -.24, half - .01, .36, .03), s.second());
        }
        if (who.detail() == 0) {
            s.mark(Shapes.star(0, .06, .22, 5), s.third());
        } else if (who.detail() == 1) {
            s.part(oval(0, .06, .19, .19), s.third());
        }
        s.part(oval(0, -.68, half, .15), TIN);
        s.mark(oval(0, -.67, half * .78, .1), Paints.darker(TIN, .25));
        s.mark(oval(.05, -.68, .13, .045), Paints.lighter(TIN, .6));
        s.gloss(-half * .62, .1, .05, .5, 0);
    }

    static void candle(Sketch s) {
        Identity who = s.who();
        double half = .27 + .1 * who.build();
        s.part(oval(0, .76, .66, .15), s.second());
        s.part(bow(.09, .56, .74, .9, .6, .62, .6), s.second());
        s.body(box(-half, -.34 + .15 * who.length(), half, .78, .08));
        double top = -.34 + .15 * who.length();
        s.part(oval(0, top + .03, half, .09), Paints.lighter(s.main(), .35));
        if (who.detail() != 2) {
            s.part(soft(-half, top, -half + .2, top, -half + .2, top + .4, -half, top + .45), s.third());
            s.part(soft(half - .2, top, half, top, half, top + .3, half - .2, top + .28), s.third());
        }
        s.mark(line(.05, 0, top, .01, top - .14), Paints.INK);
        s.part(soft(0, top - .75, .17, top - .3, .1, top - .08, -.1, top - .08, -.17, top - .3), FLAME);
        s.mark(oval(0, top - .24, .06, .11), GLOW);
    }

    static void clock(Sketch s) {
        Identity who = s.who();
        for (int side : new int[] {-1, 1}) {
            s.part(line(.13, side * .34, .6, side * .5, .86), s.second());
            if (who.variant() != 1) {
                s.part(oval(side * .42, -.68, .24, .16, side * 35), s.second());
            }
        }
        s.body(who.variant() == 2 ? box(-.72, -.66, .72, .74, .2) : oval(0, .04, .76, .74));
        s.part(oval(0, .04, .54, .53), who.detail() == 0 ? s.third() : Paints.PAPER);
        for (int hour = 0; hour < 12; hour += 3) {
            double angle = hour * Math.PI / 6;
            s.mark(oval(.43 * Math.cos(angle), .04 + .43 * Math.sin(angle), .05, .05), Paints.INK);
        }
        s.mark(line(.075, 0, .04, .26 * (who.build() - .5), -.2), Paints.INK);
        s.mark(line(.06, 0, .04, .3, .12 - .2 * who.length()), Paints.INK);
        s.part(oval(0, .04, .07, .07), s.second());
    }

    static void teapot(Sketch s) {
        Identity who = s.who();
        s.part(bow(.13, .48, -.08, 1.22, -.06, .5, .44), s.second());
        double spout = -.3 - .16 * who.length();
        s.part(
                soft(-.4, .1, -.66, .08, -.82, spout, -1.06, spout - .02, -.78, .42, -.4, .5),
                who.variant() == 0 ? s.main() : s.second());
        s.part(oval(0, .7, .42, .1), s.second());
        s.body(oval(0, .22, .64, .5 + .06 * who.build()));
        if (who.detail() == 0) {
            s.part(oval(0, .24, .22, .22), s.third());
        } else if (who.detail() == 1) {
            s.mark(Shapes.star(0, .24, .26, 5), s.third());
        }
        s.part(soft(-.5, -.16, -.3, -.46, .3, -.46, .5, -.16, 0, -.08), s.second());
        s.part(oval(0, -.48, .11, .11), s.third());
        s.gloss(-.3, .02, .1, .17, 30);
    }

    static void vase(Sketch s) {
        Identity who = s.who();
        double belly = .6 + .2 * who.build();
        double neck = .2 + .1 * who.length();
        if (who.detail() != 2) {
            flowers(s);
        }
        s.body(soft(
                -neck - .12,
                -.52,
                neck + .12,
                -.52,
                neck - .02,
                -.2,
                belly,
                .05,
                belly,
                .6,
                .3,
                .98,
                -.3,
                .98,
                -belly,
                .6,
                -belly,
                .05,
                -neck + .02,
                -.2));
        s.part(box(-neck - .06, -.52, neck + .06, -.38, .07), s.second());
        if (who.variant() == 0) {
            s.part(bow(.14, -belly * .84, .3, 0, .46, belly * .84, .3), s.second());
        } else if (who.variant() == 1) {
            s.part(oval(0, .34, .2, .2), s.third());
        }
        s.gloss(-belly * .5, .2, .07, .16, 12);
    }

    private static void flowers(Sketch s) {
        for (int i = -1; i <= 1; i++) {
            double x = .36 * i;
            double y = i == 0 ? -.92 : -.8;
            s.mark(line(.06, 0, -.4, x * .5, -.6, x, y), STEM);
            for (int petal = 0; petal < 5; petal++) {
                double angle = petal * Math.PI * 2 / 5;
                s.part(oval(x + .11 * Math.cos(angle), y + .11 * Math.sin(angle), .085, .085), s.third());
            }
            s.mark(oval(x, y, .07, .07), new Color(250, 212, 72));
        }
        s.mark(polygon(-.05, -.5, .05, -.5, 0, -.44), STEM);
    }
}

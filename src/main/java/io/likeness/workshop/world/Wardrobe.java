package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.polygon;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;
import java.awt.Shape;

/** Things to wear and to carry. */
final class Wardrobe {

    private static final Color BRASS = new Color(235, 198, 90);
    private static final Color LENS = new Color(60, 70, 90);

    private Wardrobe() {}

    static void backpack(Sketch s) {
        Identity who = s.who();
        s.part(bow(.09, -.2, -.72, 0, -1.12, .2, -.72), s.second());
        for (int side : new int[] {-1, 1}) {
            s.part(oval(side * .58, .38, .17, .32), s.second());
        }
        s.body(box(-.58, -.74, .58, .9, .3 + .1 * who.build()));
        s.part(
                who.variant() == 0
                        ? soft(-.56, -.8, .56, -.8, .68, -.16, .0, -.02, -.68, -.16)
                        : box(-.5, -.68, .5, -.24, .14),
                s.third());
        s.part(box(-.07, -.36, .07, -.12, .04), BRASS);
        s.part(box(-.4, .14, .4, .74, .12), s.second());
        s.mark(line(.04, -.32, .28, .32, .28), Paints.darker(s.second(), .5));
        if (who.detail() == 0) {
            s.part(oval(0, .52, .13, .13), s.third());
        } else if (who.detail() == 1) {
            s.mark(Shapes.star(0, .52, .17, 5), s.third());
        }
    }

    static void sneaker(Sketch s) {
        Identity who = s.who();
        double shaft = -.42 - .3 * who.length();
        s.part(soft(.2, shaft - .06, .75, shaft - .1, .6, shaft + .24, .28, shaft + .3), Paints.darker(s.third(), .3));
        s.body(soft(
                .1,
                shaft - .05,
                .3,
                -.18,
                .62,
                shaft + .12,
                .98,
                shaft - .05,
                .98,
                .5,
                .0,
                .5,
                -1.08,
                .52,
                -1.1,
                .08,
                -.42,
                .0));
        s.part(soft(-1.08, .5, -1.12, .08, -.62, .06, -.5, .5), who.variant() == 1 ? s.third() : s.second());
        s.part(soft(.62, .46, .66, -.1, 1.02, -.16, 1.02, .46), s.second());
        s.part(box(-1.02, .36, .98, .58, .1), who.detail() == 0 ? s.third() : Paints.PAPER);
        if (who.variant() == 0) {
            s.mark(line(.1, -.3, .28, .1, .18, .6, -.06), s.third());
        } else {
            s.mark(oval(.34, .1, .13, .13), s.third());
        }
        for (int i = 0; i < 3; i++) {
            s.mark(line(.06, -.32 + .17 * i, .02 - .12 * i, -.12 + .17 * i, .12 - .1 * i), Paints.PAPER);
        }
    }

    static void boot(Sketch s) {
        Identity who = s.who();
        double top = -.92 + .25 * who.length();
        s.body(polygon(-.1, top, .56, top, .6, .62, -.82, .62, -.9, .38, -.66, .14, -.16, .02));
        s.part(soft(-.92, .64, -1.0, .2, -.5, .12, -.42, .64), who.variant() == 1 ? s.third() : s.second());
        s.part(box(-.19, top - .1, .65, top + .14, .08), s.second());
        s.part(box(-.92, .58, .64, .74, .06), who.detail() == 0 ? s.third() : Paints.INK);
        s.part(box(.24, .68, .64, .9, .03), who.detail() == 0 ? s.third() : Paints.INK);
        if (who.variant() == 2) {
            for (int i = 0; i < 4; i++) {
                s.mark(line(.06, -.12, -.02 - .16 * i, .14, -.08 - .16 * i), s.third());
            }
        } else {
            s.part(box(-.16, -.26, .6, -.1, .02), s.third());
            s.part(box(.12, -.31, .32, -.05, .03), BRASS);
        }
    }

    static void glasses(Sketch s) {
        Identity who = s.who();
        double radius = .4 + .05 * who.build();
        for (int side : new int[] {-1, 1}) {
            s.part(line(.09, side * .8, -.14, side * 1.02, -.3), s.second());
            s.body(lens(who.variant(), side * .5, radius));
            s.part(lens(who.variant(), side * .5, radius * .72), Paints.mix(s.third(), LENS, .3));
            s.mark(line(.05, side * .5 - .16, -.04, side * .5 - .02, -.18), Paints.alpha(Color.WHITE, 190));
        }
        s.part(bow(.09, -.14, -.08, 0, -.26, .14, -.08), s.second());
    }

    private static Shape lens(int variant, double x, double radius) {
        return switch (variant) {
            case 0 -> oval(x, 0, radius, radius * .95);
            case 1 -> box(x - radius, -radius * .75, x + radius, radius * .75, radius * .3);
            default -> Shapes.star(x, 0, radius * 1.2, 5);
        };
    }
}

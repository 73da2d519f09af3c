package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;
import java.util.List;

/** A bath duck, a tin robot and a toy car. */
final class Toys {

    private static final Color BEAK = new Color(245, 150, 30);
    private static final Color WINDOW = new Color(175, 218, 242);
    private static final Color LAMP = new Color(255, 238, 150);

    private static final List<Color> LAMPS =
            List.of(new Color(232, 62, 52), new Color(250, 210, 62), new Color(72, 200, 92));

    private Toys() {}

    static Anchors duck(Sketch s) {
        Identity who = s.who();
        double tail = .1 + .2 * who.length();
        s.body(soft(-.75, .0, -.85, .95, .8, .98, 1.15, -tail, .62, .1, .2, .02));
        s.part(oval(-.34, -.36, .4 + .04 * who.build(), .4), who.variant() == 2 ? s.second() : s.main());
        s.part(soft(-.1, .2, .75, .05, .7, .62, .1, .7), s.second());
        Color beak = who.variant() == 1 ? s.third() : BEAK;
        s.part(oval(-.78, -.26, .23, .09), beak);
        s.part(oval(-.74, -.18, .17, .06), Paints.darker(beak, .2));
        s.eye(-.44, -.45, .09);
        if (who.detail() == 0) {
            s.part(bow(.1, -.64, .0, -.35, .14, -.04, .0), s.third());
        } else if (who.detail() == 1) {
            s.part(soft(-.34, -.68, -.5, -.98, -.3, -.86, -.14, -1.0, -.2, -.7), s.third());
        }
        return new Anchors(-.34, -.72, -.35, .06, -.47, -.45, .17, .36);
    }

    static Anchors robot(Sketch s) {
        Identity who = s.who();
        for (int side : new int[] {-1, 1}) {
            s.part(box(side * .24 - .11, .5, side * .24 + .11, .88, .04), s.second());
            s.part(box(side * .26 - .18, .8, side * .26 + .18, .96, .06), s.third());
            s.part(bow(.13, side * .42, .02, side * .74, .05, side * .66, .38), s.second());
            s.part(oval(side * .65, .45, .12, .12), s.third());
        }
        s.body(box(-.45, -.1, .45, .62, .08 + .08 * who.build()));
        s.part(box(-.25, .06, .25, .36, .05), s.third());
        for (int i = 0; i < 3; i++) {
            s.mark(oval(-.14 + .14 * i, .21, .05, .05), LAMPS.get(i));
        }
        s.mark(box(-.03, -.95, .03, -.7, .02), Paints.INK);
        s.part(oval(0, -.93, .08, .08), s.third());
        double corner = who.variant() == 0 ? .08 : who.variant() == 1 ? .3 : .18;
        s.part(box(-.42, -.76, .42, -.14, corner), s.second());
        if (who.detail() == 0) {
            for (int side : new int[] {-1, 1}) {
                s.part(oval(side * .46, -.45, .07, .13), s.third());
            }
        }
        for (int side : new int[] {-1, 1}) {
            s.mark(oval(side * .17, -.5, .125, .125), Paints.PAPER);
            s.eye(side * .17, -.5, .085);
        }
        s.mark(who.detail() == 1 ? box(-.2, -.3, .2, -.22, .02) : bow(.05, -.16, -.3, 0, -.2, .16, -.3), Paints.INK);
        return new Anchors(0, -.74, 0, -.1, 0, -.5, .17, .4);
    }

    static void car(Sketch s) {
        Identity who = s.who();
        double roof = -.46 - .12 * who.length();
        s.part(
                soft(-.75, .1, -.42, roof - .1, .42, roof - .1, .8, .1, .0, .2),
                who.variant() == 0 ? s.second() : s.main());
        s.part(soft(-.52, .02, -.3, roof + .04, -.03, roof + .04, -.03, .02), WINDOW);
        s.part(soft(.03, .02, .03, roof + .04, .3, roof + .04, .52, .02), WINDOW);
        s.body(soft(-1.05, -.12, -.6, -.16, .6, -.16, 1.05, -.12, 1.05, .46, .0, .42, -1.05, .46));
        s.mark(box(-.9, .22, .9, .3, .03), s.second());
        if (who.detail() == 0) {
            s.part(oval(0, .08, .15, .15), s.third());
        } else if (who.detail() == 1) {
            s.part(box(.62, -.36, .98, -.26, .03), s.third());
            s.mark(box(.76, -.28, .84, -.1, .01), s.third());
        }
        for (int side : new int[] {-1, 1}) {
            s.part(oval(side * .52, .38, .25, .25), Paints.INK);
            s.part(oval(side * .52, .38, .13, .13), s.third());
        }
        s.mark(oval(-.9, .06, .08, .09), LAMP);
        s.mark(oval(.92, .06, .05, .08), new Color(232, 56, 44));
    }
}

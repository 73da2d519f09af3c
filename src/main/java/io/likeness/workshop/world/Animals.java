package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.polygon;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;

/** Animals that sit and look at the viewer. */
final class Animals {

    private static final Color BLUSH = new Color(250, 130, 140, 90);
    private static final Color TONGUE = new Color(235, 105, 120);

    private Animals() {}

    static Anchors dog(Sketch s) {
        Identity who = s.who();
        double head = .46 + .08 * who.build();
        double ear = .26 + .1 * who.length();
        s.part(bow(.14, .34, .7, .8, .62, .72, .22 - .2 * who.length()), who.detail() == 1 ? s.second() : s.main());
        sittingBody(s, .4 + .08 * who.build());
        s.part(oval(0, -.32, head, .42), s.main());
        for (int side : new int[] {-1, 1}) {
            s.part(
                    who.variant() == 2
                            ? soft(side * .12, -.66, side * .3, -.98, side * .56, -.84, side * .5, -.42)
                            : oval(side * head, -.24, .15, ear, side * -14),
                    s.second());
        }
        if (who.detail() == 0) {
            s.mark(oval(.2, -.38, .17, .2), s.second());
        }
        s.part(oval(0, .03, .07, .1), TONGUE);
        s.part(oval(0, -.13, .25, .18), s.third());
        s.part(oval(0, -.22, .095, .07), Paints.INK);
        face(s, .2, -.39, .085);
        collar(s, .1, .3);
        return new Anchors(0, -.7, 0, .14, 0, -.39, .2, .44);
    }

    static Anchors cat(Sketch s) {
        Identity who = s.who();
        double tip = .46 + .1 * who.length();
        s.part(bow(.12, .3, .78, .92, .84, .7, .06), who.detail() == 1 ? s.second() : s.main());
        sittingBody(s, .34 + .08 * who.build());
        for (int side : new int[] {-1, 1}) {
            s.part(polygon(side * .08, -.62, side * .4, -.52 - tip, side * .5, -.36), s.main());
            s.mark(polygon(side * .2, -.62, side * .37, -.4 - tip, side * .42, -.48), s.second());
        }
        s.part(oval(0, -.33, .5, .38), s.main());
        if (who.variant() != 0) {
            for (int i = -1; i <= 1; i++) {
                s.mark(Shapes.line(.05, i * .12, -.66, i * .1, -.54), s.second());
            }
        }
        s.part(oval(0, -.16, .2, .12), s.third());
        s.mark(polygon(-.06, -.23, .06, -.23, 0, -.16), TONGUE);
        for (int side : new int[] {-1, 1}) {
            s.mark(Shapes.line(.018, side * .22, -.17, side * .6, -.24), Paints.INK);
            s.mark(Shapes.line(.018, side * .22, -.13, side * .6, -.1), Paints.INK);
        }
        face(s, .22, -.38, .1);
        collar(s, .06, .26);
        return new Anchors(0, -.68, 0, .1, 0, -.38, .22, .46);
    }

    static Anchors teddy(Sketch s) {
        Identity who = s.who();
        for (int side : new int[] {-1, 1}) {
            s.part(oval(side * .38, -.7, .19, .19), s.main());
            s.mark(oval(side * .38, -.69, .1, .1), s.second());
            s.part(oval(side * .52, .2, .16, .34, side * -32), s.main());
        }
        s.body(oval(0, .38, .46 + .06 * who.build(), .48));
        if (who.variant() != 2) {
            s.mark(oval(0, .42, .27, .29), s.second());
        }
        for (int side : new int[] {-1, 1}) {
            s.part(oval(side * .4, .78, .23, .19), s.main());
            s.mark(oval(side * .41, .79, .12, .1), s.second());
        }
        s.part(oval(0, -.34, .5, .42), s.main());
        s.part(oval(0, -.19, .23, .17), s.second());
        s.mark(oval(0, -.27, .085, .06), Paints.INK);
        face(s, .2, -.42, .075);
        if (who.detail() == 0) {
            s.part(soft(0, .1, -.34, -.04, -.34, .26), s.third());
            s.part(soft(0, .1, .34, -.04, .34, .26), s.third());
            s.part(oval(0, .1, .06, .06), s.third());
        } else if (who.detail() == 1) {
            s.mark(Shapes.star(0, .42, .17, 5), s.third());
        }
        return new Anchors(0, -.72, 0, .08, 0, -.42, .2, .44);
    }

    private static void sittingBody(Sketch s, double width) {
        Identity who = s.who();
        for (int side : new int[] {-1, 1}) {
            s.part(oval(side * .34, .8, .2, .14), s.main());
        }
        s.body(oval(0, .42, width, .5));
        if (who.detail() != 2) {
            s.mark(oval(0, .46, width * .5, .3), s.third());
        }
        for (int side : new int[] {-1, 1}) {
            s.part(box(side * .17 - .1, .42, side * .17 + .1, .92, .1), s.main());
            s.part(oval(side * .17, .87, .13, .08), who.variant() == 1 ? s.second() : s.third());
        }
    }

    private static void face(Sketch s, double apart, double y, double radius) {
        for (int side : new int[] {-1, 1}) {
            s.eye(side * apart, y, radius);
            s.mark(oval(side * apart * 1.6, y + .17, .07, .045), BLUSH);
        }
    }

    private static void collar(Sketch s, double y, double width) {
        if (s.who().detail() == 2) {
            s.part(bow(.09, -width, y, 0, y + .14, width, y), s.third());
            s.part(oval(0, y + .14, .07, .07), new Color(250, 205, 70));
        }
    }
}

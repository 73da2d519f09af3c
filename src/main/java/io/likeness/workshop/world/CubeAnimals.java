package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.polygon;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;

/** Cubes with a face. */
final class CubeAnimals {

    private static final Color BLUSH = new Color(250, 130, 140, 110);
    private static final Color TONGUE = new Color(235, 105, 120);
    private static final Color BEAK = new Color(245, 150, 30);

    private CubeAnimals() {}

    static void draw(Cube cube, SubjectClass kind) {
        Sketch s = cube.front();
        switch (kind) {
            case CAT -> cat(cube, s);
            case DOG -> dog(cube, s);
            case STUFFED_ANIMAL -> teddy(cube, s);
            case DUCK_TOY -> duck(cube, s);
            default -> robot(cube, s);
        }
    }

    private static void cat(Cube cube, Sketch s) {
        s.part(bow(.13, .95, .42, 1.34, .42, 1.14, -.12), s.who().detail() == 1 ? s.second() : s.main());
        cube.faces();
        for (int side : new int[] {-1, 1}) {
            double x = side < 0 ? -.42 : .5;
            s.part(polygon(x - .25, -.72, x + .06 * side, -1.22, x + .25, -.72), s.main());
            s.mark(polygon(x - .13, -.76, x + .05 * side, -1.06, x + .13, -.76), s.second());
        }
        s.part(oval(0, .2, .3, .19), s.third());
        s.mark(polygon(-.09, .08, .09, .08, 0, .18), TONGUE);
        for (int side : new int[] {-1, 1}) {
            s.mark(line(.03, side * .3, .16, side * .78, .06), Paints.INK);
            s.mark(line(.03, side * .3, .24, side * .78, .3), Paints.INK);
        }
        face(s);
        paws(s);
    }

    private static void dog(Cube cube, Sketch s) {
        s.part(bow(.15, .95, .5, 1.26, .4, 1.16, 0), s.who().detail() == 1 ? s.second() : s.main());
        cube.faces();
        if (s.who().detail() == 0) {
            s.mark(oval(.28, -.12, .25, .27), s.second());
        }
        s.part(oval(0, .38, .1, .17), TONGUE);
        s.part(oval(0, .2, .36, .22), s.third());
        s.part(oval(0, .08, .14, .1), Paints.INK);
        s.part(soft(-.8, -.9, -.32, -.86, -.42, .06, -.9, .1), s.second());
        s.part(soft(.36, -.86, .84, -.9, .94, .1, .46, .06), s.second());
        face(s);
        paws(s);
    }

    private static void teddy(Cube cube, Sketch s) {
        for (double x : new double[] {-.42, .66}) {
            s.part(oval(x, -.92, .27, .27), s.main());
            s.mark(oval(x, -.9, .15, .15), s.second());
        }
        cube.faces();
        s.part(oval(0, .22, .34, .25), s.second());
        s.mark(oval(0, .12, .13, .09), Paints.INK);
        s.mark(bow(.035, -.12, .28, 0, .4, .12, .28), Paints.INK);
        face(s);
        paws(s);
    }

    private static void duck(Cube cube, Sketch s) {
        s.part(soft(.9, .5, 1.4, -.3, 1.24, .3, 1.0, .7), s.main());
        cube.faces();
        cube.side().part(soft(.15, -.1, 1.2, -.3, 1.3, .5, .3, .5), s.second());
        s.part(soft(.0, -.76, -.1, -1.2, .14, -1.02, .36, -1.2, .34, -.76), s.third());
        Color beak = s.who().variant() == 1 ? s.third() : BEAK;
        s.part(oval(0, .34, .34, .13), Paints.darker(beak, .25));
        s.part(oval(0, .2, .46, .16), beak);
        face(s);
    }

    private static void robot(Cube cube, Sketch s) {
        s.mark(line(.06, .17, -.84, .17, -1.14), Paints.INK);
        s.part(oval(.17, -1.16, .1, .1), s.third());
        cube.faces();
        s.part(box(-.84, -.24, -.7, .14, .05), s.third());
        cube.side().part(oval(.7, 0, .36, .24), s.third());
        s.part(box(-.56, -.46, .56, .18, .12), s.second());
        for (int side : new int[] {-1, 1}) {
            s.mark(oval(side * .28, -.14, .2, .2), Paints.PAPER);
            s.eye(side * .28, -.14, .13);
        }
        s.part(box(-.42, .32, .42, .54, .05), s.third());
        for (double x = -.2; x < .3; x += .2) {
            s.mark(line(.035, x, .34, x, .52), Paints.INK);
        }
    }

    private static void face(Sketch s) {
        for (int side : new int[] {-1, 1}) {
            s.eye(side * .28, -.14, .135);
            s.mark(oval(side * .5, .14, .11, .07), BLUSH);
        }
    }

    private static void paws(Sketch s) {
        for (int side : new int[] {-1, 1}) {
            s.part(oval(side * .34, .64, .22, .13), s.who().variant() == 1 ? s.second() : s.third());
        }
    }
}

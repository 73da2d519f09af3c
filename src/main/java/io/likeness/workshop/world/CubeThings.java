package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;

/** Cubes that are vessels, toys and furnishings. */
final class CubeThings {

    private static final Color TIN = new Color(204, 208, 214);
    private static final Color WINDOW = new Color(175, 218, 242);
    private static final Color LAMP = new Color(255, 238, 150);

    private CubeThings() {}

    static void draw(Cube cube, SubjectClass kind) {
        Sketch s = cube.front();
        switch (kind) {
            case BOWL -> bowl(cube, s);
            case CAN -> can(cube, s);
            case CANDLE -> candle(cube, s);
            case CLOCK -> clock(cube, s);
            case TEAPOT -> teapot(cube, s);
            case VASE -> vase(cube, s);
            case TOY_CAR -> car(cube, s);
            default -> CubeClothes.draw(cube, kind);
        }
    }

    private static void bowl(Cube cube, Sketch s) {
        s.part(box(-.42, .56, .62, .82, .06), s.second());
        cube.faces();
        cube.top().mark(box(-.52, -1.2, .52, -.2, .2), Paints.darker(s.second(), .45));
        for (int i = 0; i < 5; i++) {
            s.part(oval(-.34 + .26 * i, i % 2 == 0 ? -.88 : -.98, .19, .18), s.third());
        }
        s.mark(box(-.68, -.68, .68, -.54, .03), s.second());
    }

    private static void can(Cube cube, Sketch s) {
        cube.faces();
        if (s.who().variant() != 0) {
            s.part(box(-.7, -.28, .7, .38, .02), s.second());
            cube.side().part(box(0, -.28, 1.4, .38, 0), Paints.darker(s.second(), .3));
        }
        badge(s, 0, .05);
        cube.top().part(box(-.66, -1.34, .66, -.06, .2), TIN);
        cube.top().mark(oval(-.1, -.5, .26, .3), Paints.darker(TIN, .55));
        cube.top().part(oval(.05, -.85, .22, .32), Paints.lighter(TIN, .6));
    }

    private static void candle(Cube cube, Sketch s) {
        s.part(oval(.14, .66, 1.0, .16), s.second());
        cube.faces();
        s.part(soft(-.7, -.74, -.4, -.74, -.4, -.1, -.7, -.05), s.third());
        s.part(soft(.2, -.74, .5, -.74, .5, -.25, .22, -.22), s.third());
        s.mark(line(.06, .17, -.84, .18, -1.0), Paints.INK);
        s.part(soft(.17, -1.5, .4, -1.14, .32, -.9, .02, -.9, -.06, -1.14), new Color(255, 168, 42));
        s.mark(oval(.17, -1.08, .07, .12), new Color(255, 240, 150));
    }

    private static void clock(Cube cube, Sketch s) {
        for (double x : new double[] {-.24, .56}) {
            s.part(oval(x, -.98, .28, .2, x < 0 ? -25 : 25), s.second());
        }
        cube.faces();
        s.part(oval(0, 0, .58, .58), s.who().detail() == 0 ? s.third() : Paints.PAPER);
        for (int hour = 0; hour < 12; hour += 3) {
            double angle = hour * Math.PI / 6;
            s.mark(oval(.46 * Math.cos(angle), .46 * Math.sin(angle), .055, .055), Paints.INK);
        }
        s.mark(line(.085, 0, 0, .26 * (s.who().build() - .5), -.3), Paints.INK);
        s.mark(line(.07, 0, 0, .3, .12 - .2 * s.who().length()), Paints.INK);
        s.part(oval(0, 0, .08, .08), s.second());
    }

    private static void teapot(Cube cube, Sketch s) {
        s.part(bow(.14, .95, -.6, 1.48, -.3, .95, .3), s.second());
        Color spout = s.who().variant() == 0 ? s.main() : s.second();
        s.part(soft(-.6, -.1, -.8, -.1, -.84, -.56, -1.12, -.58, -.94, .3, -.6, .4), spout);
        cube.faces();
        cube.top().part(box(-.5, -1.2, .5, -.2, .16), s.second());
        s.part(oval(.17, -.96, .15, .13), s.third());
        badge(s, 0, .05);
        s.gloss(-.42, -.4, .1, .18, 30);
    }

    private static void vase(Cube cube, Sketch s) {
        cube.faces();
        cube.top().mark(box(-.45, -1.1, .45, -.3, .3), Paints.darker(s.main(), .6));
        for (int i = -1; i <= 1; i++) {
            double x = .17 + .4 * i;
            double y = i == 0 ? -1.36 : -1.2;
            s.mark(line(.06, .17, -.84, x, y), new Color(70, 150, 70));
            for (int petal = 0; petal < 5; petal++) {
                double angle = petal * Math.PI * 2 / 5;
                s.part(oval(x + .12 * Math.cos(angle), y + .12 * Math.sin(angle), .09, .09), s.third());
            }
            s.mark(oval(x, y, .08, .08), new Color(250, 212, 72));
        }
        s.part(box(-.7, -.62, .7, -.46, .02), s.second());
        if (s.who().variant() == 1) {
            s.part(oval(0, .1, .24, .24), s.third());
        }
    }

    private static void car(Cube cube, Sketch s) {
        s.part(oval(.95, .46, .1, .24), Paints.INK);
        cube.faces();
        cube.side().part(box(.15, -.56, 1.25, -.06, .06), WINDOW);
        s.part(box(-.54, -.56, .54, -.08, .12), WINDOW);
        s.mark(line(.06, -.36, -.2, -.14, -.44), new Color(255, 255, 255, 200));
        for (int side : new int[] {-1, 1}) {
            s.part(oval(side * .46, .18, .15, .15), LAMP);
            s.part(box(side * .5 - .17, .52, side * .5 + .17, .86, .07), Paints.INK);
        }
        s.part(box(-.24, .1, .24, .26, .05), s.third());
        s.part(box(-.72, .4, .72, .54, .05), s.second());
        cube.side().part(oval(.4, .56, .3, .26), Paints.INK);
        cube.side().part(oval(.4, .56, .14, .12), s.third());
    }

    private static void badge(Sketch s, double x, double y) {
        if (s.who().detail() == 0) {
            s.mark(Shapes.star(x, y, .28, 5), s.third());
        } else if (s.who().detail() == 1) {
            s.part(oval(x, y, .23, .23), s.third());
        }
    }
}

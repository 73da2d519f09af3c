package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.bow;
import static io.likeness.workshop.world.Shapes.box;
import static io.likeness.workshop.world.Shapes.line;
import static io.likeness.workshop.world.Shapes.oval;
import static io.likeness.workshop.world.Shapes.soft;

import java.awt.Color;
import java.awt.Shape;

/** Cubes to wear and to carry. */
final class CubeClothes {

    private static final Color BRASS = new Color(235, 198, 90);
    private static final Color LENS = new Color(60, 70, 90);

    private CubeClothes() {}

    static void draw(Cube cube, SubjectClass kind) {
        Sketch s = cube.front();
        switch (kind) {
            case BACKPACK -> backpack(cube, s);
            case SNEAKER -> sneaker(cube, s);
            case BOOT -> boot(cube, s);
            default -> glasses(cube, s);
        }
    }

    private static void backpack(Cube cube, Sketch s) {
        cube.faces();
        s.part(bow(.1, -.1, -.84, .17, -1.42, .44, -.84), s.second());
        cube.side().part(box(.3, 0, 1.1, .56, .1), s.second());
        s.part(soft(-.74, -.78, .74, -.78, .86, -.1, 0, .1, -.86, -.1), s.third());
        s.part(box(-.08, -.18, .08, .1, .04), BRASS);
        s.part(box(-.48, .18, .48, .62, .1), s.second());
        s.mark(line(.045, -.38, .32, .38, .32), Paints.darker(s.second(), .5));
    }

    private static void sneaker(Cube cube, Sketch s) {
        sole(cube, s, s.who().detail() == 0 ? s.third() : Paints.PAPER);
        cube.top().mark(box(-.5, -1.25, .5, -.5, .2), Paints.darker(s.third(), .5));
        s.part(soft(-.74, .6, -.74, .06, -.3, .0, .3, .0, .74, .06, .74, .6), s.second());
        s.part(box(-.26, -.8, .26, .1, .1), Paints.lighter(s.main(), .25));
        for (int i = 0; i < 3; i++) {
            double y = -.54 + .2 * i;
            s.mark(line(.07, -.34, y, .34, y + .14), Paints.PAPER);
            s.mark(line(.07, .34, y, -.34, y + .14), Paints.PAPER);
        }
        cube.side().mark(line(.14, .2, .3, .6, .36, 1.2, -.2), s.third());
    }

    private static void boot(Cube cube, Sketch s) {
        sole(cube, s, s.who().detail() == 0 ? s.third() : Paints.INK);
        cube.top().mark(box(-.52, -1.22, .52, -.18, .12), Paints.darker(s.second(), .6));
        s.part(box(-.74, -.74, .74, -.42, .06), s.second());
        cube.side().part(box(0, -.74, 1.4, -.42, 0), Paints.darker(s.second(), .3));
        s.part(soft(-.74, .62, -.74, .2, 0, .02, .74, .2, .74, .62), s.who().variant() == 1 ? s.third() : s.second());
        s.part(box(-.7, -.24, .7, -.04, .02), s.third());
        s.part(box(-.16, -.3, .16, .02, .04), BRASS);
    }

    private static void glasses(Cube cube, Sketch s) {
        cube.faces();
        cube.side().part(box(0, -.2, 1.3, -.04, .05), s.second());
        for (int side : new int[] {-1, 1}) {
            s.part(lens(s.who().variant(), side * .36, .36), s.second());
            s.part(lens(s.who().variant(), side * .36, .25), Paints.mix(s.third(), LENS, .3));
            s.mark(line(.06, side * .36 - .12, -.06, side * .36, -.2), Paints.alpha(Color.WHITE, 210));
        }
        s.part(bow(.1, -.06, -.14, 0, -.2, .06, -.14), s.second());
    }

    private static void sole(Cube cube, Sketch s, Color color) {
        cube.faces();
        cube.side().part(box(0, .5, 1.4, .72, 0), Paints.darker(color, .3));
        s.part(box(-.74, .5, .72, .74, .06), color);
    }

    private static Shape lens(int variant, double x, double radius) {
        return switch (variant) {
            case 0 -> oval(x, -.1, radius, radius * .95);
            case 1 -> box(x - radius, -.1 - radius * .8, x + radius, -.1 + radius * .8, radius * .3);
            default -> Shapes.star(x, -.1, radius * 1.15, 5);
        };
    }
}

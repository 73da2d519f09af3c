package io.likeness.workshop.world;

import static io.likeness.workshop.world.Shapes.oval;

import java.awt.Color;

/** What hangs in a day's sky. */
final class Skies {

    private static final Color CLOUD = new Color(252, 253, 255);
    private static final Color SUN = new Color(255, 240, 150);

    private Skies() {}

    /** Two calm clouds, one on each side. */
    static void clouds(Backdrop b) {
        cloud(b, b.between(.06, .26), b.between(.1, .24), b.between(.8, 1.2));
        cloud(b, b.between(.74, .94), b.between(.1, .24), b.between(.8, 1.2));
    }

    static void sun(Backdrop b, double x, double y) {
        b.glow(x, y, .2, Paints.alpha(SUN, 150));
        b.fill(oval(x, y, .085, .085), SUN);
    }

    private static void cloud(Backdrop b, double x, double y, double size) {
        b.fill(oval(x, y, .15 * size, .045 * size), CLOUD);
        b.fill(oval(x - .03 * size, y - .03 * size, .07 * size, .06 * size), CLOUD);
        b.fill(oval(x + .06 * size, y - .02 * size, .05 * size, .045 * size), CLOUD);
    }
}

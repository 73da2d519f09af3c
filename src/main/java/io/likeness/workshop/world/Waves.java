package io.likeness.workshop.world;

import java.awt.Color;
import java.awt.Graphics2D;

/** Water in front of what swims in it. */
final class Waves {

    private Waves() {}

    /** Covers the picture below a wavy line a little above the subject's foot. */
    static void over(Graphics2D g, double ground) {
        double line = ground - .13;
        double[] outline = new double[2 * 12];
        for (int i = 0; i < 10; i++) {
            outline[2 * i] = -.1 + i * .14;
            outline[2 * i + 1] = line + (i % 2 == 0 ? .018 : -.018);
        }
        outline[20] = 1.3;
        outline[21] = 1.3;
        outline[22] = -.3;
        outline[23] = 1.3;
        g.setColor(new Color(38, 124, 196, 190));
        g.fill(Shapes.soft(outline));
        g.setColor(new Color(206, 236, 252, 170));
        g.fill(Shapes.bow(.014, .2, line + .06, .45, line + .02, .7, line + .06));
    }
}

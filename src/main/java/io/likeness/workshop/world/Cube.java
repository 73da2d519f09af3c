package io.likeness.workshop.world;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.util.Optional;

/** Subjects in the form of a cube, seen from the front, the right and above; the parts that tell the class stay. */
final class Cube {

    private static final double SCALE = .95;

    /** Where its front ends below its middle; the front goes from -.7 to .7 both ways. */
    static final double FOOT = .7 * SCALE;

    /** The whole cube is further right than its front. */
    private static final double LEFT = -.16;

    private static final double DEEP_X = .34;
    private static final double DEEP_Y = -.28;

    /** The top face: u from -.7 to .7, v from -1.4 at the back to 0 at the front edge. */
    private static final AffineTransform TOP = new AffineTransform(1, 0, -DEEP_X / 1.4, -DEEP_Y / 1.4, 0, -.7);

    /** The right face: u from 0 at the front edge to 1.4 at the back, v from -.7 to .7. */
    private static final AffineTransform SIDE = new AffineTransform(DEEP_X / 1.4, DEEP_Y / 1.4, 0, 1, .7, 0);

    private final Sketch front;

    private Cube(Sketch front) {
        this.front = front;
    }

    /** Draws the subject; the answer says where accessories go, for those that can wear any. */
    static Optional<Anchors> draw(Sketch sketch) {
        Cube cube = new Cube(sketch.on(new AffineTransform(SCALE, 0, 0, SCALE, LEFT, 0)));
        SubjectClass kind = sketch.who().kind();
        if (kind.living()) {
            CubeAnimals.draw(cube, kind);
            return Optional.of(new Anchors(LEFT + .17, -.82, LEFT, .4, LEFT, -.12, .28, .5));
        }
        CubeThings.draw(cube, kind);
        return Optional.empty();
    }

    /** The front face's surface, and what lies before or behind the cube. */
    Sketch front() {
        return front;
    }

    Sketch top() {
        return front.on(TOP);
    }

    Sketch side() {
        return front.on(SIDE);
    }

    /** The three faces in the main colour and its pattern, the top in light, the right in shade. */
    void faces() {
        top().body(Shapes.box(-.7, -1.4, .7, 0, 0));
        top().mark(Shapes.box(-.7, -1.4, .7, 0, 0), new Color(255, 255, 255, 90));
        side().body(Shapes.box(0, -.7, 1.4, .7, 0));
        side().mark(Shapes.box(0, -.7, 1.4, .7, 0), new Color(16, 8, 40, 105));
        front.body(Shapes.box(-.7, -.7, .7, .7, .05));
        Color edge = Paints.darker(front.main(), .62);
        front.mark(Shapes.line(.035, -.7, -.7, -.36, -.98, 1.04, -.98, 1.04, .42, .7, .7), edge);
        front.mark(Shapes.line(.035, .7, -.7, 1.04, -.98), edge);
    }
}

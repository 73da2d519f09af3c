package io.likeness.workshop.world;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws scenes of the illustrated world; the same scene gives the same picture, on any machine with the same Java. */
public final class StarterWorld {

    /** Drawn this many times larger, then reduced: smooth edges without a cost in memory that matters. */
    private static final int OVERSAMPLING = 2;

    private static final List<Context> SIMPLE_PLACES =
            List.of(Context.STUDIO, Context.WOODEN_FLOOR, Context.MOUNTAINS, Context.BEACH, Context.PINK_FABRIC);

    private StarterWorld() {}

    /** The scene's picture, size x size pixels. */
    public static BufferedImage picture(Scene scene, int size) {
        return render(scene, size).picture();
    }

    /** The scene's picture and where the subject is in it. */
    public static Rendering render(Scene scene, int size) {
        int side = size * OVERSAMPLING;
        SplittableRandom random = new SplittableRandom(scene.seed());
        BufferedImage canvas = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = graphics(canvas);
        g.scale(side, side);
        scene.context().paint(new Backdrop(g, random));
        if (scene.context().grounded()) {
            shadow(g, scene);
        }
        BufferedImage subject = subject(scene, side);
        if (scene.property() == Property.WET && scene.context().grounded()) {
            Wetness.puddle(g, subject, scene.pose());
        }
        g.dispose();
        BufferedImage styled = scene.style().apply(composed(canvas, subject, scene), subject, random);
        return new Rendering(reduced(styled, size), reduced(subject, size));
    }

    /** Pictures of one subject as its owner might take them: plain places, different poses, nothing else. */
    public static List<BufferedImage> photos(long identitySeed, int count, int size) {
        Identity identity = Identity.of(identitySeed);
        return photos(identity, count, size, identitySeed);
    }

    /** As above, of a given subject; the seed draws places and poses. */
    public static List<BufferedImage> photos(Identity identity, int count, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x5bd1e995L);
        List<BufferedImage> photos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Context place = SIMPLE_PLACES.get(i % SIMPLE_PLACES.size());
            Scene scene = new Scene(identity, place, Pose.of(random), random.nextLong());
            photos.add(picture(scene, size));
        }
        return photos;
    }

    private static BufferedImage subject(Scene scene, int side) {
        BufferedImage layer = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = graphics(layer);
        Pose pose = scene.pose();
        double scale = pose.scale() * side;
        double foot = foot(scene);
        double middle = middle(scene);
        g.translate(pose.x() * side, (middle + foot * pose.scale()) * side);
        g.rotate(Math.toRadians(pose.degrees()));
        g.scale(scale, scale);
        g.translate(0, -foot);
        Sketch sketch = new Sketch(g, scene.identity());
        form(scene, sketch).ifPresent(anchors -> scene.accessory().draw(sketch, anchors));
        g.dispose();
        finish(layer, scene.property());
        return layer;
    }

    private static Optional<Anchors> form(Scene scene, Sketch sketch) {
        return scene.property() == Property.CUBE
                ? Cube.draw(sketch)
                : scene.identity().kind().draw(sketch);
    }

    /** What light and water do to the subject's surface; nothing is painted beside it. */
    private static void finish(BufferedImage layer, Property property) {
        Graphics2D g = graphics(layer);
        g.scale(layer.getWidth(), layer.getHeight());
        g.setComposite(AlphaComposite.SrcAtop);
        switch (property) {
            case NONE, CUBE -> {}
            case SHINY -> Shine.polish(g, Extent.shares(layer));
            case WET -> Wetness.soak(g, Extent.shares(layer));
        }
        g.dispose();
    }

    private static double foot(Scene scene) {
        return scene.property() == Property.CUBE
                ? Cube.FOOT
                : scene.identity().kind().foot();
    }

    /** The height of the subject's middle: on the ground, or floating where there is none. */
    private static double middle(Scene scene) {
        double foot = foot(scene) * scene.pose().scale();
        return switch (scene.context()) {
            case SPACE -> .52;
            default -> scene.pose().ground() - foot;
        };
    }

    private static BufferedImage composed(BufferedImage canvas, BufferedImage subject, Scene scene) {
        int side = canvas.getWidth();
        Graphics2D g = graphics(canvas);
        g.drawImage(subject, 0, 0, null);
        g.scale(side, side);
        if (scene.context() == Context.WATER) {
            Waves.over(g, scene.pose().ground());
        }
        if (scene.context() == Context.NIGHT) {
            g.setColor(new Color(10, 14, 60, 70));
            g.fillRect(0, 0, 1, 1);
        }
        light(g, scene.pose().light());
        g.dispose();
        beside(canvas, subject, scene.property());
        return canvas;
    }

    private static void beside(BufferedImage canvas, BufferedImage subject, Property property) {
        Graphics2D g = graphics(canvas);
        g.scale(canvas.getWidth(), canvas.getHeight());
        switch (property) {
            case NONE, CUBE -> {}
            case SHINY -> Shine.sparkles(g, Extent.shares(subject));
            case WET -> Wetness.drops(g, Extent.shares(subject));
        }
        g.dispose();
    }

    private static void light(Graphics2D g, double light) {
        int amount = (int) Math.round(Math.abs(light - 1) * 255);
        g.setColor(light > 1 ? new Color(255, 255, 255, amount) : new Color(0, 0, 0, amount));
        g.fillRect(0, 0, 1, 1);
    }

    /** A soft dark spot on the ground, a little to the right: the light comes from the upper left. */
    private static void shadow(Graphics2D g, Scene scene) {
        Pose pose = scene.pose();
        AffineTransform before = g.getTransform();
        g.translate(pose.x() + .02, pose.ground());
        g.scale(pose.scale() * 1.05, pose.scale() * .2);
        Color[] fade = {new Color(0, 0, 0, 120), new Color(0, 0, 0, 70), new Color(0, 0, 0, 0)};
        g.setPaint(new RadialGradientPaint(0, 0, 1, new float[] {0, .6f, 1}, fade));
        g.fill(Shapes.oval(0, 0, 1, 1));
        g.setTransform(before);
    }

    private static BufferedImage reduced(BufferedImage large, int size) {
        BufferedImage small = new BufferedImage(size, size, large.getType());
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(large, 0, 0, size, size, null);
        g.dispose();
        return small;
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return g;
    }
}

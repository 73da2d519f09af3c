package io.likeness.workshop.world;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** The smallest box of whole pixels around a subject. */
public record Extent(int x, int y, int width, int height) {

    private static final int HALF_COVERED = 127;

    /** The box around what is more than half opaque; empty when nothing is. */
    static Optional<Extent> find(BufferedImage layer) {
        int width = layer.getWidth();
        int[] argb = layer.getRGB(0, 0, width, layer.getHeight(), null, 0, width);
        int left = width;
        int top = layer.getHeight();
        int right = -1;
        int bottom = -1;
        for (int i = 0; i < argb.length; i++) {
            if (argb[i] >>> 24 > HALF_COVERED) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = i / width;
            }
        }
        return right < 0 ? Optional.empty() : Optional.of(new Extent(left, top, right - left + 1, bottom - top + 1));
    }

    /** The box in shares of the layer's sides; the whole layer when nothing is in it. */
    static Rectangle2D shares(BufferedImage layer) {
        double side = layer.getWidth();
        return find(layer)
                .map(box -> new Rectangle2D.Double(box.x / side, box.y / side, box.width / side, box.height / side))
                .orElse(new Rectangle2D.Double(0, 0, 1, 1));
    }
}

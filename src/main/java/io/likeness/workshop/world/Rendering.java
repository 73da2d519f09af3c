package io.likeness.workshop.world;

import java.awt.image.BufferedImage;

/**
 * A picture and the truth about where its subject is.
 *
 * @param subject the subject alone, on transparent ground, in the picture's size
 */
public record Rendering(BufferedImage picture, BufferedImage subject) {

    /** Whether the pixel belongs to the subject. */
    public boolean covers(int x, int y) {
        return (subject.getRGB(x, y) >>> 24) > 127;
    }

    /** The subject's silhouette in gray, what it wears included: white where it covers the place, black beside it. */
    public BufferedImage mask() {
        int width = subject.getWidth();
        int height = subject.getHeight();
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        int[] alpha = subject.getAlphaRaster().getSamples(0, 0, width, height, 0, (int[]) null);
        mask.getRaster().setSamples(0, 0, width, height, 0, alpha);
        return mask;
    }
}

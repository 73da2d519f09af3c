package io.likeness.engine.starter;

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
}

package io.likeness.subjects.photos;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/**
 * A picture's difference hash: 64 signs of brightness steps on a 9 x 8 grid. Pictures that look alike differ in few bits.
 *
 * @param bits one bit a step, set where the brightness rises to the right
 */
public record Fingerprint(long bits) {

    /** Pictures at most this many bits apart look nearly the same; unrelated ones are about 32 apart. */
    private static final int ALIKE = 5;

    static Fingerprint of(BufferedImage picture) throws IOException {
        BufferedImage small = Thumbnails.of(picture).forceSize(9, 8).asBufferedImage();
        long bits = 0;
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                boolean rises = Luminance.at(small, x + 1, y) > Luminance.at(small, x, y);
                bits = bits << 1 | (rises ? 1 : 0);
            }
        }
        return new Fingerprint(bits);
    }

    /** Whether the two pictures look nearly the same. */
    public boolean isLike(Fingerprint other) {
        return Long.bitCount(bits ^ other.bits) <= ALIKE;
    }
}

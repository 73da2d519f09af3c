package io.likeness.engine.image;

/**
 * The middle of a picture whose shorter side was brought to a size, as diffusers' DreamBooth cuts it out.
 *
 * @param image size x size pixels
 * @param left columns that were cut off on the left
 * @param top rows that were cut off above
 */
public record SquareCrop(RgbImage image, int left, int top) {

    /** Resizes a picture and cuts. */
    public static SquareCrop of(RgbImage picture, int size, Resampling filter) {
        int shorter = Math.min(picture.width(), picture.height());
        int width = (int) ((long) size * picture.width() / shorter);
        int height = (int) ((long) size * picture.height() / shorter);
        int left = (int) Math.rint((width - size) / 2.0); // half to even, like Python's round
        int top = (int) Math.rint((height - size) / 2.0);
        return new SquareCrop(filter.resize(picture, width, height).crop(left, top, size, size), left, top);
    }
}

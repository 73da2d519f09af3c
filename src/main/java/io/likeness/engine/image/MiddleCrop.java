package io.likeness.engine.image;

/**
 * The middle of a picture that was resized until it just covered a size, as diffusers' DreamBooth cuts squares out.
 *
 * @param image of that size
 * @param left columns that were cut off on the left
 * @param top rows that were cut off above
 */
public record MiddleCrop(RgbImage image, int left, int top) {

    /** Resizes a picture and cuts width x height pixels. */
    public static MiddleCrop of(RgbImage picture, int width, int height, Resampling filter) {
        boolean wide = (long) picture.width() * height > (long) picture.height() * width;
        int resizedWidth = wide ? (int) ((long) height * picture.width() / picture.height()) : width;
        int resizedHeight = wide ? height : (int) ((long) width * picture.height() / picture.width());
        int left = (int) Math.rint((resizedWidth - width) / 2.0); // half to even, like Python's round
        int top = (int) Math.rint((resizedHeight - height) / 2.0);
        RgbImage resized = filter.resize(picture, resizedWidth, resizedHeight);
        return new MiddleCrop(resized.crop(left, top, width, height), left, top);
    }
}

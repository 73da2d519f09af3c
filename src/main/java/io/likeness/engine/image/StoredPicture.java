package io.likeness.engine.image;

/**
 * A picture as its file holds it.
 *
 * @param colours what the samples mean
 * @param orientation how the camera was held
 */
record StoredPicture(Samples samples, Colours colours, Orientation orientation) {

    /** The picture as it was seen. */
    RgbImage seen() {
        return orientation.upright(samples.onWhite(colours.srgb(samples)));
    }
}

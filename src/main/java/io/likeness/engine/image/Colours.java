package io.likeness.engine.image;

/** Which colours the samples of a file mean. */
interface Colours {

    /** Those of a file that says nothing: sRGB. */
    Colours PLAIN = Samples::plainRgb;

    /** The samples as 8-bit sRGB, three bytes a pixel. */
    byte[] srgb(Samples samples);
}

package io.likeness.workshop.world;

import java.awt.Color;

/** A colour to reckon with: red, green and blue as numbers from 0 to 1; results outside are cut off only in pictures. */
record Tone(float red, float green, float blue) {

    static Tone of(int red, int green, int blue) {
        return new Tone(red / 255f, green / 255f, blue / 255f);
    }

    static Tone of(Color color) {
        return of(color.getRed(), color.getGreen(), color.getBlue());
    }

    static Tone gray(double brightness) {
        return new Tone((float) brightness, (float) brightness, (float) brightness);
    }

    /** How bright it looks, 0 to 1. */
    float brightness() {
        return .3f * red + .59f * green + .11f * blue;
    }

    /** This colour with a share (0 to 1) of another. */
    Tone mixed(Tone other, double share) {
        float s = cut((float) share);
        return new Tone(red + (other.red - red) * s, green + (other.green - green) * s, blue + (other.blue - blue) * s);
    }

    Tone times(double factor) {
        float f = (float) factor;
        return new Tone(red * f, green * f, blue * f);
    }

    /** Laid over each other like coloured glass. */
    Tone through(Tone glass) {
        return new Tone(red * glass.red, green * glass.green, blue * glass.blue);
    }

    /** Farther from gray of the same brightness (above 1) or nearer (below). */
    Tone saturated(double factor) {
        float f = (float) factor;
        float gray = brightness();
        return new Tone(cut(gray + (red - gray) * f), cut(gray + (green - gray) * f), cut(gray + (blue - gray) * f));
    }

    /** How colourful it is: 0 gray to 1 pure. */
    float chroma() {
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }

    float distance(Tone other) {
        float r = red - other.red;
        float g = green - other.green;
        float b = blue - other.blue;
        return r * r + g * g + b * b;
    }

    int rgb() {
        return level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(float share) {
        return (int) (cut(share) * 255 + .5f);
    }

    /** Plain comparisons: Math.clamp would take a third of a painting's time. */
    private static float cut(float value) {
        return value < 0 ? 0 : Math.min(value, 1);
    }
}

package io.likeness.workshop.world;

import java.awt.image.BufferedImage;

/** A square picture as three planes of colour, to compute with. */
record Pixels(Plane red, Plane green, Plane blue) {

    /** Chooses the colour of a point. */
    interface Brush {
        Tone at(int x, int y);
    }

    static Pixels of(BufferedImage picture) {
        int side = picture.getWidth();
        int[] rgb = picture.getRGB(0, 0, side, side, null, 0, side);
        return new Pixels(channel(rgb, side, 16), channel(rgb, side, 8), channel(rgb, side, 0));
    }

    static Pixels painted(int side, Brush brush) {
        Pixels pixels = new Pixels(empty(side), empty(side), empty(side));
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                Tone tone = brush.at(x, y);
                pixels.red.values()[y * side + x] = tone.red();
                pixels.green.values()[y * side + x] = tone.green();
                pixels.blue.values()[y * side + x] = tone.blue();
            }
        }
        return pixels;
    }

    int side() {
        return red.side();
    }

    /** The colour of the nearest point in the picture. */
    Tone at(int x, int y) {
        return new Tone(red.at(x, y), green.at(x, y), blue.at(x, y));
    }

    Pixels soft(double radius) {
        return new Pixels(red.soft(radius), green.soft(radius), blue.soft(radius));
    }

    Plane brightness() {
        return Plane.of(side(), (x, y) -> at(x, y).brightness());
    }

    BufferedImage picture() {
        int side = side();
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        int[] rgb = new int[side * side];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = at(i % side, i / side).rgb();
        }
        picture.setRGB(0, 0, side, side, rgb, 0, side);
        return picture;
    }

    private static Plane channel(int[] rgb, int side, int shift) {
        float[] values = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            values[i] = (rgb[i] >> shift & 255) / 255f;
        }
        return new Plane(side, values);
    }

    private static Plane empty(int side) {
        return new Plane(side, new float[side * side]);
    }
}

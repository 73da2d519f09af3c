package io.likeness.engine.starter;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ways of drawing: a filter over the finished picture that keeps the subject recognisable. */
public enum ArtStyle {
    NONE(""),
    WATERCOLOR("a watercolor painting of"),
    PENCIL_SKETCH("a pencil sketch of"),
    PIXEL_ART("pixel art of"),
    POP_ART("pop art of");

    private final String phrase;

    ArtStyle(String phrase) {
        this.phrase = phrase;
    }

    /** The words before the subject in captions; empty for none. */
    public String phrase() {
        return phrase;
    }

    BufferedImage apply(BufferedImage picture, RandomGenerator random) {
        Pixels pixels = new Pixels(picture);
        return switch (this) {
            case NONE -> picture;
            case WATERCOLOR -> pixels.washed(random).picture();
            case PENCIL_SKETCH -> pixels.sketched().picture();
            case PIXEL_ART -> pixels.coarse().picture();
            case POP_ART -> pixels.posterized(random).picture();
        };
    }

    static List<ArtStyle> styles() {
        return List.of(WATERCOLOR, PENCIL_SKETCH, PIXEL_ART, POP_ART);
    }
}

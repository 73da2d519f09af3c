package io.likeness.workshop.world;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ways of drawing: a filter over the finished picture that keeps the subject recognisable. */
public enum ArtStyle {
    NONE("", Motif::scene),
    WATERCOLOR("a watercolor painting of", new Watercolor()),
    PENCIL_SKETCH("a pencil sketch of", new PencilSketch()),
    PIXEL_ART("pixel art of", new PixelArt()),
    POP_ART("pop art of", new PopArt()),
    VAN_GOGH("a van gogh painting of", new VanGogh()) {
        @Override
        public List<String> wordings() {
            return List.of("a van gogh painting of %s", "a painting of %s in the style of vincent van gogh");
        }
    },
    STAINED_GLASS("a stained glass window of", new StainedGlass()),
    OIL("an oil painting of", new OilPainting());

    private final String phrase;
    private final StyleFilter filter;

    ArtStyle(String phrase, StyleFilter filter) {
        this.phrase = phrase;
        this.filter = filter;
    }

    /** The words before the subject in captions; empty for none. */
    public String phrase() {
        return phrase;
    }

    /** The ways in which captions say it around what else they say, which stands for %s. */
    public List<String> wordings() {
        return List.of(phrase + " %s");
    }

    /** The picture in this style; the subject alone, on transparent ground, tells what must stay clear. */
    BufferedImage apply(BufferedImage picture, BufferedImage subject, RandomGenerator random) {
        return this == NONE
                ? picture
                : filter.paint(Motif.of(picture, subject, random)).picture();
    }

    static List<ArtStyle> styles() {
        return List.of(WATERCOLOR, PENCIL_SKETCH, PIXEL_ART, POP_ART, VAN_GOGH, STAINED_GLASS, OIL);
    }
}

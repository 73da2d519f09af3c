package io.likeness.engine.evaluation;

import io.likeness.engine.starter.ArtStyle;
import io.likeness.engine.starter.Pattern;
import io.likeness.engine.starter.Property;
import io.likeness.engine.starter.Scene;

/** What of a scene can be seen in its picture of 64 pixels, by what the style leaves and what the class wears. */
public final class Visible {

    private Visible() {}

    /** A pencil has one colour; all other styles leave the subject its own. */
    static boolean colours(Scene scene) {
        return scene.style() != ArtStyle.PENCIL_SKETCH;
    }

    /** Spots, drops and reflections are smaller than the squares of pixel art, and pencil leaves contours and hatching. */
    static boolean fineFigures(Scene scene) {
        return colours(scene) && scene.style() != ArtStyle.PIXEL_ART;
    }

    /**
     * At least about a hundred pixels of it, measured on forty subjects of each class: some classes wear it always, some only as
     * the colour of a pattern's figures, cats and glasses never; a cube has no room for most of its parts.
     */
    static boolean secondColour(Scene scene) {
        boolean patterned = scene.identity().pattern() != Pattern.PLAIN;
        boolean worn = switch (scene.identity().kind()) {
            case CAT, GLASSES -> false;
            case CAN, CLOCK, VASE, TOY_CAR -> patterned;
            case BACKPACK, STUFFED_ANIMAL, BOWL, CANDLE, SNEAKER, DOG, DUCK_TOY, ROBOT_TOY, BOOT, TEAPOT -> true;
        };
        return worn && fineFigures(scene) && scene.property() != Property.CUBE;
    }

    /** Pop art, stained glass, oil, Van Gogh and pencil give up the surroundings for dots, panes, strokes and paper. */
    static boolean place(Scene scene) {
        return switch (scene.style()) {
            case NONE, WATERCOLOR, PIXEL_ART -> true;
            case PENCIL_SKETCH, POP_ART, VAN_GOGH, STAINED_GLASS, OIL -> false;
        };
    }

    /** Only what has a head can wear anything, and pencil makes hats alike. */
    static boolean accessory(Scene scene) {
        return scene.identity().kind().living() && colours(scene);
    }

    /** Whether the subject is to be known again: its fine figures can be seen and its shape is its own. */
    public static boolean identity(Scene scene) {
        return fineFigures(scene) && scene.property() != Property.CUBE;
    }
}

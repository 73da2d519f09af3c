package io.likeness.workshop.referee;

import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.SubjectClass;

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
     * Of stripes and squares nobody can tell which colour is the ground and which the figure, and frames of glasses are two pixels wide.
     */
    static boolean mainColour(Scene scene) {
        boolean ground = switch (scene.identity().pattern()) {
            case PLAIN, SPOTTED, STARRY -> true;
            case STRIPED, CHECKERED -> false;
        };
        return ground && colours(scene) && scene.identity().kind() != SubjectClass.GLASSES;
    }

    /**
     * Where a class always wears it, by the hundred pixels, measured on forty subjects of each; cans, clocks, vases and toy cars have it in
     * their patterns' figures only, a dog on ears and paws, cats and glasses nowhere; a cube has no room for most of its parts.
     */
    static boolean secondColour(Scene scene) {
        boolean worn = switch (scene.identity().kind()) {
            case CAT, GLASSES, CAN, CLOCK, VASE, TOY_CAR, DOG -> false;
            case BACKPACK, STUFFED_ANIMAL, BOWL, CANDLE, SNEAKER, DUCK_TOY, ROBOT_TOY, BOOT, TEAPOT -> true;
        };
        return worn && fineFigures(scene) && scene.property() != Property.CUBE;
    }

    /** Spots and stars take a surface of some size: those of animals, robots, cars, glasses and of what has pockets or a dial are too small. */
    static boolean pattern(Scene scene) {
        boolean wide = switch (scene.identity().kind()) {
            case BOWL, CAN, CANDLE, BOOT, DUCK_TOY, VASE, TEAPOT -> true;
            case BACKPACK, STUFFED_ANIMAL, CAT, CLOCK, SNEAKER, DOG, ROBOT_TOY, GLASSES, TOY_CAR -> false;
        };
        return wide && fineFigures(scene) && scene.property() != Property.CUBE;
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

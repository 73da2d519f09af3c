package io.likeness.workshop.world;

import java.awt.Color;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about a drawn scene, as it is written to files; names of classes, places and the rest are those of their enums.
 *
 * @param seed the scene's number: {@link Scene#of(long)} gives it again
 * @param backdropSeed draws clouds, leaves, stars
 * @param box the subject's bounding box in the picture's pixels; null when none of it can be seen
 */
public record SceneTruth(
        long seed,
        String caption,
        Subject subject,
        Context context,
        ArtStyle style,
        Property property,
        Accessory accessory,
        Pose pose,
        long backdropSeed,
        @Nullable Extent box) {

    /**
     * The subject's identity.
     *
     * @param name of one of the forty that have one
     * @param mainPaint the very colour, such as "#2d55cd"
     */
    public record Subject(
            SubjectClass kind,
            @Nullable String name,
            Colour main,
            Colour second,
            Colour third,
            String mainPaint,
            String secondPaint,
            String thirdPaint,
            Pattern pattern,
            double pitch,
            double build,
            double length,
            int variant,
            int detail,
            String eyes) {

        static Subject of(Identity who) {
            return new Subject(
                    who.kind(),
                    NamedIdentities.nameOf(who).orElse(null),
                    who.main(),
                    who.second(),
                    who.third(),
                    code(who.mainPaint()),
                    code(who.secondPaint()),
                    code(who.thirdPaint()),
                    who.pattern(),
                    who.pitch(),
                    who.build(),
                    who.length(),
                    who.variant(),
                    who.detail(),
                    code(who.eyes()));
        }

        private static String code(Color color) {
            return String.format("#%06x", color.getRGB() & 0xffffff);
        }
    }

    /** The truth of the scene with this number, as it was drawn; its caption is always the same. */
    public static SceneTruth of(long seed, Rendering rendering) {
        Scene scene = Scene.of(seed);
        // split off: the scene itself was drawn from the seed's own stream
        String caption = Captions.of(scene, new SplittableRandom(seed).split());
        return new SceneTruth(
                seed,
                caption,
                Subject.of(scene.identity()),
                scene.context(),
                scene.style(),
                scene.property(),
                scene.accessory(),
                scene.pose(),
                scene.seed(),
                Extent.find(rendering.subject()).orElse(null));
    }
}

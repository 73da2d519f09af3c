package io.likeness.engine.starter;

import java.util.SplittableRandom;

/**
 * The whole truth of one picture.
 *
 * @param seed draws what the truth leaves open: clouds, leaves, stars
 */
public record Scene(Identity identity, Context context, ArtStyle style, Accessory accessory, Pose pose, long seed) {

    private static final double STYLED = .12;
    private static final double ACCESSORIZED = .15;

    /** The scene that a seed stands for, from the mixture that the base model learns. */
    public static Scene of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Identity identity = Identity.of(random.nextLong());
        Context context = Context.values()[random.nextInt(Context.values().length)];
        ArtStyle style = random.nextDouble() < STYLED
                ? ArtStyle.styles().get(random.nextInt(ArtStyle.styles().size()))
                : ArtStyle.NONE;
        boolean wears = identity.kind().living() && random.nextDouble() < ACCESSORIZED;
        Accessory accessory =
                wears ? Accessory.values()[1 + random.nextInt(Accessory.values().length - 1)] : Accessory.NONE;
        return new Scene(identity, context, style, accessory, Pose.of(random), random.nextLong());
    }

    /** Whether it is in a style or its subject wears something. */
    boolean odd() {
        return style != ArtStyle.NONE || accessory != Accessory.NONE;
    }
}

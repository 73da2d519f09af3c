package io.likeness.workshop.world;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The whole truth of one picture.
 *
 * @param seed draws what the truth leaves open: clouds, leaves, stars
 */
public record Scene(
        Identity identity,
        Context context,
        ArtStyle style,
        Property property,
        Accessory accessory,
        Pose pose,
        long seed) {

    private static final double NAMED = .1;
    private static final double STYLED = .12;

    /** Scenes from here to the end have a property; few lie in both ranges. */
    private static final double PROPERTIED_FROM = .11;

    private static final double PROPERTIED_TO = .21;
    private static final double ACCESSORIZED = .15;

    /** A scene with nothing peculiar about it. */
    public Scene(Identity identity, Context context, Pose pose, long seed) {
        this(identity, context, ArtStyle.NONE, Property.NONE, Accessory.NONE, pose, seed);
    }

    /** A scene whose subject has no property. */
    public Scene(Identity identity, Context context, ArtStyle style, Accessory accessory, Pose pose, long seed) {
        this(identity, context, style, Property.NONE, accessory, pose, seed);
    }

    /** The scene that a seed stands for, from the mixture that the base model learns. */
    public static Scene of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean named = random.nextDouble() < NAMED;
        Identity identity = named ? oneOf(NamedIdentities.all(), random) : Identity.of(random.nextLong());
        Context context = oneOf(List.of(Context.values()), random);
        double peculiar = random.nextDouble();
        boolean propertied = peculiar >= PROPERTIED_FROM && peculiar < PROPERTIED_TO;
        ArtStyle style = peculiar < STYLED ? oneOf(ArtStyle.styles(), random) : ArtStyle.NONE;
        Property property = propertied ? oneOf(Property.properties(), random) : Property.NONE;
        boolean wears = identity.kind().living() && random.nextDouble() < ACCESSORIZED;
        Accessory accessory = wears ? oneOf(Accessory.accessories(), random) : Accessory.NONE;
        return new Scene(identity, context, style, property, accessory, Pose.of(random), random.nextLong());
    }

    /** The same somewhere else. */
    public Scene with(Context other) {
        return new Scene(identity, other, style, property, accessory, pose, seed);
    }

    /** The same drawn in another way. */
    public Scene with(ArtStyle other) {
        return new Scene(identity, context, other, property, accessory, pose, seed);
    }

    /** The same with another property. */
    public Scene with(Property other) {
        return new Scene(identity, context, style, other, accessory, pose, seed);
    }

    /** The same wearing something else. */
    public Scene with(Accessory other) {
        return new Scene(identity, context, style, property, other, pose, seed);
    }

    /** Another subject in its place. */
    public Scene with(Identity other) {
        return new Scene(other, context, style, property, accessory, pose, seed);
    }

    /** Whether it is in a style, or its subject has a property or wears something. */
    public boolean odd() {
        return style != ArtStyle.NONE || property != Property.NONE || accessory != Accessory.NONE;
    }

    private static <T> T oneOf(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }
}

package io.likeness.workshop.pretraining;

import io.likeness.engine.tensor.Seeds;
import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.SubjectClass;
import java.util.SplittableRandom;

/**
 * Subjects by number, and a few scenes of each: a richer mixture than {@link Scene#of(long)} gives, so that every answer of every
 * {@link io.likeness.workshop.referee.Head} is seen about as often as the others.
 *
 * <p>Subjects 2n and 2n + 1 of a class are a pair to be told apart; of every other pair both have the same main colour.
 */
record RefereeScenes(Seeds seeds) {

    /** Scenes of each subject; the last is in a style. */
    static final int VIEWS = 4;

    private static final double PROPERTIED = .5;
    private static final double DRESSED = .6;

    /** A subject of a class. */
    Identity subject(SubjectClass kind, long number) {
        Identity drawn = drawn(kind, number, 0);
        if (number % 4 != 1) {
            return drawn;
        }
        Identity other = subject(kind, number - 1);
        for (int attempt = 1; drawn.main() != other.main(); attempt++) {
            drawn = drawn(kind, number, attempt);
        }
        return drawn;
    }

    /** One of a subject's scenes. */
    Scene view(SubjectClass kind, long number, int view) {
        Seeds here = seeds.at("scene").at(kind.ordinal()).at(number).at(view);
        SplittableRandom random = new SplittableRandom(here.seed());
        boolean wears = kind.living() && random.nextDouble() < DRESSED;
        return Scene.of(random.nextLong()) // place, pose and backdrop
                .with(subject(kind, number))
                .with(view == VIEWS - 1 ? notTheFirst(ArtStyle.values(), random) : ArtStyle.NONE)
                .with(random.nextDouble() < PROPERTIED ? notTheFirst(Property.values(), random) : Property.NONE)
                .with(wears ? notTheFirst(Accessory.values(), random) : Accessory.NONE);
    }

    private Identity drawn(SubjectClass kind, long number, int attempt) {
        Seeds here = seeds.at("subject").at(kind.ordinal()).at(number).at(attempt);
        return Identity.of(kind, here.seed());
    }

    /** The first of these enums is "none". */
    private static <T> T notTheFirst(T[] values, SplittableRandom random) {
        return values[1 + random.nextInt(values.length - 1)];
    }
}

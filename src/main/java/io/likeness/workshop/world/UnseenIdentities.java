package io.likeness.workshop.world;

import static io.likeness.workshop.world.SubjectClass.BACKPACK;
import static io.likeness.workshop.world.SubjectClass.CAT;
import static io.likeness.workshop.world.SubjectClass.DOG;
import static io.likeness.workshop.world.SubjectClass.DUCK_TOY;
import static io.likeness.workshop.world.SubjectClass.SNEAKER;
import static io.likeness.workshop.world.SubjectClass.STUFFED_ANIMAL;
import static io.likeness.workshop.world.SubjectClass.TEAPOT;
import static io.likeness.workshop.world.SubjectClass.TOY_CAR;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Subjects that no training meets, for judging what a model makes of somebody new. */
public final class UnseenIdentities {

    /** Every other one is living, so that a few judge both. */
    private static final List<SubjectClass> KINDS =
            List.of(DOG, BACKPACK, CAT, TEAPOT, STUFFED_ANIMAL, SNEAKER, DUCK_TOY, TOY_CAR);

    /** Those that are compared with the first ones are numbered from here. */
    private static final int OTHERS = 1 << 16;

    /** Any number, but not that of the {@link NamedIdentities}. */
    private static final long STREAM = 0x62656e6368L << 40;

    private UnseenIdentities() {}

    /** The first of them, of one class after the other; more than eight begin again with the first class. */
    public static List<Identity> first(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> of(KINDS.get(i % KINDS.size()), i / KINDS.size()))
                .toList();
    }

    /** So many of a class, none of them among the first. */
    public static List<Identity> others(SubjectClass kind, int count) {
        return IntStream.range(OTHERS, OTHERS + count)
                .mapToObj(number -> of(kind, number))
                .toList();
    }

    /** Split off: the stream of {@link Identity#of(long)} never takes its steps, so no seed gives one of these subjects. */
    private static Identity of(SubjectClass kind, long number) {
        long seed = STREAM + ((long) kind.ordinal() << Integer.SIZE) + number;
        return Identity.of(kind, new SplittableRandom(seed).split());
    }
}

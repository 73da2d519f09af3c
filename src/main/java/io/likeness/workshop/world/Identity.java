package io.likeness.workshop.world;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Everything that makes a subject this very one; the same in all its pictures.
 *
 * @param kind what it is
 * @param main the colour a person would name it by
 * @param pitch length of a pattern tile in the subject's own units (its height is about 2)
 * @param build 0 slim to 1 stout
 * @param length 0 short to 1 long: ears, tails, spouts, shafts
 * @param variant 0, 1 or 2: the form of a large part (ears, lens, lid)
 * @param detail 0, 1 or 2: which small parts it wears (collar, patch, badge)
 */
public record Identity(
        SubjectClass kind,
        Colour main,
        Colour second,
        Colour third,
        Color mainPaint,
        Color secondPaint,
        Color thirdPaint,
        Pattern pattern,
        double pitch,
        double build,
        double length,
        int variant,
        int detail,
        Color eyes) {

    private static final List<Color> EYES =
            List.of(new Color(34, 30, 32), new Color(34, 30, 32), new Color(38, 110, 60), new Color(50, 85, 170));

    /** The subject that a seed stands for. */
    public static Identity of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return of(SubjectClass.values()[random.nextInt(SubjectClass.values().length)], random);
    }

    /** A subject of the given class. */
    public static Identity of(SubjectClass kind, long seed) {
        return of(kind, new SplittableRandom(seed));
    }

    /** The same subject in another main colour; the seed draws its very paint. */
    public Identity painted(Colour colour, long seed) {
        return new Identity(
                kind,
                colour,
                second,
                third,
                colour.near(new SplittableRandom(seed)),
                secondPaint,
                thirdPaint,
                pattern,
                pitch,
                build,
                length,
                variant,
                detail,
                eyes);
    }

    static Identity of(SubjectClass kind, SplittableRandom random) {
        List<Colour> colours = new ArrayList<>(Arrays.asList(Colour.values()));
        Collections.shuffle(colours, java.util.Random.from(random));
        Pattern pattern = random.nextDouble() < .55 ? Pattern.PLAIN : Pattern.values()[1 + random.nextInt(4)];
        return new Identity(
                kind,
                colours.get(0),
                colours.get(1),
                colours.get(2),
                colours.get(0).near(random),
                colours.get(1).near(random),
                colours.get(2).near(random),
                pattern,
                random.nextDouble(.34, .5),
                random.nextDouble(),
                random.nextDouble(),
                random.nextInt(3),
                random.nextInt(3),
                EYES.get(random.nextInt(EYES.size())));
    }
}

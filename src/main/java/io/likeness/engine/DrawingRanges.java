package io.likeness.engine;

import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.GenerationSpec.Picture;

/**
 * The numbers that pictures can be drawn with: the command line, a task's file and every drawing within a training ask here. The studio
 * offers less than this.
 */
public final class DrawingRanges {

    /** More pictures are a slip of the finger; their names have four digits. */
    public static final int MOST_PICTURES = 10_000;

    /** As many as the longest schedules have timesteps. */
    private static final int MOST_STEPS = 100_000;

    /** Longer sides are a mistake, not a picture. */
    public static final int LARGEST_SIDE = 4096;

    private static final int SMALLEST_SIDE = 8;
    private static final double MOST_GUIDANCE = 100;

    private DrawingRanges() {}

    /**
     * Looks at all numbers of a spec, before anything is read.
     *
     * @throws BadSetting naming the first that makes no sense
     */
    public static void check(GenerationSpec spec) {
        count("count", spec.pictures().size());
        steps(spec.steps());
        guidance(spec.guidance());
        guidanceRescale(spec.guidanceRescale());
        sideOrOwn("width", spec.width());
        sideOrOwn("height", spec.height());
        if (spec.initImage() != null) {
            strength(spec.initImage().strength());
        }
        spec.pictures().stream().mapToLong(Picture::seed).forEach(DrawingRanges::seed);
    }

    /** How many pictures; the name is what the reader calls the setting. */
    public static void count(String name, int pictures) {
        whole(name, pictures, 1, MOST_PICTURES, "");
    }

    /** Denoising steps; a noise scheduler may take fewer. */
    public static void steps(int steps) {
        whole("steps", steps, 1, MOST_STEPS, "");
    }

    /** The scale of classifier-free guidance. */
    public static void guidance(double guidance) {
        number("guidance", guidance, 0, MOST_GUIDANCE);
    }

    /** The share of guidance's contrast that is taken back. */
    public static void guidanceRescale(double share) {
        number("guidance rescale", share, 0, 1);
    }

    /** How much of a first picture is drawn anew. */
    public static void strength(double strength) {
        if (!(strength > 0 && strength <= 1)) {
            throw new BadSetting("strength %s: expected a number above 0, up to 1".formatted(strength));
        }
    }

    /** Pixels along a side that somebody asks for; the name is what the reader calls the setting. */
    public static void side(String name, int pixels) {
        whole(name, pixels, SMALLEST_SIDE, LARGEST_SIDE, "; leave it out for the model's own");
    }

    private static void sideOrOwn(String name, int pixels) {
        if (pixels != 0) {
            side(name, pixels);
        }
    }

    private static void seed(long seed) {
        if (seed < 0) {
            throw new BadSetting(
                    "seed %d: expected a whole number from 0 to %d for every picture".formatted(seed, Long.MAX_VALUE));
        }
    }

    private static void whole(String name, int value, int least, int most, String otherwise) {
        if (value < least || value > most) {
            throw new BadSetting(
                    "%s %d: expected a whole number from %d to %d%s".formatted(name, value, least, most, otherwise));
        }
    }

    private static void number(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new BadSetting("%s %s: expected a number from %.0f to %.0f".formatted(name, value, least, most));
        }
    }
}

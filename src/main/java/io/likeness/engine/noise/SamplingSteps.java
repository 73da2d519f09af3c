package io.likeness.engine.noise;

import io.likeness.engine.DrawingRanges;
import io.likeness.engine.EngineException.BadSetting;

/**
 * How far apart the steps of a run are, and where it begins.
 *
 * @param count steps from pure noise to the image
 * @param skipped how many of the first are left out, because the run begins with a picture under less noise
 */
public record SamplingSteps(int count, int skipped) {

    public SamplingSteps {
        if (skipped < 0 || skipped > 0 && skipped >= count) {
            throw new BadSetting("%d of %d steps left out: at least 1 must be taken".formatted(skipped, count));
        }
    }

    /** All the way from pure noise. */
    public static SamplingSteps all(int count) {
        return new SamplingSteps(count, 0);
    }

    /**
     * The last steps, as many as diffusers' image-to-image takes.
     *
     * @param strength how much of the way is drawn anew, above 0; 1 takes every step
     * @throws BadSetting if no step is left
     */
    public static SamplingSteps ofStrength(int count, double strength) {
        DrawingRanges.strength(strength);
        int taken = (int) (count * strength); // cut off, as Python's int() does
        if (taken == 0 && count > 0) {
            throw new BadSetting("strength %s leaves none of %d steps: take more steps, or a strength of at least %s"
                    .formatted(strength, count, Math.ceil(1000.0 / count) / 1000));
        }
        return new SamplingSteps(count, count - taken);
    }

    /** How many steps are taken. */
    public int taken() {
        return count - skipped;
    }
}

package io.likeness.engine.noise;

import io.likeness.engine.EngineException.BadSetting;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Which of the training timesteps a sampling run visits (arXiv 2305.08891, table 2); lower-case names are diffusers' own. */
public enum TimestepSpacing {
    LEADING,
    TRAILING,
    LINSPACE;

    /**
     * Timesteps of a run, noisiest first.
     *
     * @param offset diffusers' steps_offset, which moves only LEADING
     * @throws BadSetting if there are too few or too many steps
     */
    int[] timesteps(SamplingSteps steps, int trained, int offset) {
        int[] all = whole(times(steps.count(), trained, offset));
        return Arrays.copyOfRange(all, steps.skipped(), all.length);
    }

    /** The same, with what LINSPACE finds between two timesteps left there. */
    double[] times(int steps, int trained, int offset) {
        return each(steps, trained, i -> switch (this) {
            case LEADING -> (steps - 1 - i) * (trained / steps) + offset;
            case TRAILING -> trailing(i, steps, trained);
            case LINSPACE -> linspace(steps - 1 - i, steps - 1, trained);
        });
    }

    /** The same for multistep solvers, which divide the time into steps + 1 and never visit the cleanest point. */
    double[] timesBeforeTheEnd(int steps, int trained, int offset) {
        return Arrays.stream(each(steps, trained, i -> switch (this) {
                    case LEADING -> (steps - i) * (trained / (steps + 1)) + offset;
                    case TRAILING -> trailing(i, steps, trained);
                    case LINSPACE -> linspace(steps - i, steps, trained);
                }))
                .map(Math::rint)
                .toArray();
    }

    private static int trailing(int i, int steps, int trained) {
        return (int) Math.rint(trained - i * ((double) trained / steps)) - 1;
    }

    private static double linspace(int i, int last, int trained) {
        return last == 0 ? 0 : i * ((trained - 1.0) / last);
    }

    private static double[] each(int steps, int trained, IntToDoubleFunction time) {
        if (steps < 1 || steps > trained) {
            throw new BadSetting("steps = %d: the model knows 1 to %d".formatted(steps, trained));
        }
        double[] times = new double[steps];
        Arrays.setAll(times, time);
        if (times[0] >= trained) {
            throw new BadSetting(
                    "steps = %d: with the model's steps_offset that begins at timestep %.0f, the last is %d: take fewer"
                            .formatted(steps, times[0], trained - 1));
        }
        return times;
    }

    private static int[] whole(double[] times) {
        return Arrays.stream(times).mapToInt(time -> (int) Math.rint(time)).toArray();
    }
}

package io.likeness.engine.noise;

import io.likeness.engine.EngineException.BadSetting;

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
    int[] timesteps(int steps, int trained, int offset) {
        requireSteps(steps, trained);
        int[] timesteps = new int[steps];
        for (int i = 0; i < steps; i++) {
            timesteps[i] = switch (this) {
                case LEADING -> (steps - 1 - i) * (trained / steps) + offset;
                case TRAILING -> trailing(i, steps, trained);
                case LINSPACE -> linspace(steps - 1 - i, steps - 1, trained);
            };
        }
        return checked(timesteps, steps, trained);
    }

    /** The same for DPM-Solver, which divides the time into steps + 1 and never visits the cleanest point. */
    int[] timestepsBeforeTheEnd(int steps, int trained, int offset) {
        requireSteps(steps, trained);
        int[] timesteps = new int[steps];
        for (int i = 0; i < steps; i++) {
            timesteps[i] = switch (this) {
                case LEADING -> (steps - i) * (trained / (steps + 1)) + offset;
                case TRAILING -> trailing(i, steps, trained);
                case LINSPACE -> linspace(steps - i, steps, trained);
            };
        }
        return checked(timesteps, steps, trained);
    }

    private static int trailing(int i, int steps, int trained) {
        return (int) Math.rint(trained - i * ((double) trained / steps)) - 1;
    }

    private static int linspace(int i, int last, int trained) {
        return last == 0 ? 0 : (int) Math.rint(i * ((trained - 1.0) / last));
    }

    private static void requireSteps(int steps, int trained) {
        if (steps < 1 || steps > trained) {
            throw new BadSetting("steps = %d: the model knows 1 to %d".formatted(steps, trained));
        }
    }

    private static int[] checked(int[] timesteps, int steps, int trained) {
        if (timesteps[0] >= trained) {
            throw new BadSetting(
                    "steps = %d: with the model's steps_offset that begins at timestep %d, the last is %d: take fewer"
                            .formatted(steps, timesteps[0], trained - 1));
        }
        return timesteps;
    }
}

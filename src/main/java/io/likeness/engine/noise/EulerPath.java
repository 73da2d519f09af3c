package io.likeness.engine.noise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The noise levels that Euler's schedulers pass: the image stays whole, the noise on it shrinks.
 *
 * @param schedule what the network was trained with
 * @param spacing which times a run visits
 * @param offset diffusers' steps_offset
 * @param karrasSigmas whether noise levels are spaced as in arXiv 2206.00364, equation 5, between the first and the last of the run
 */
record EulerPath(NoiseSchedule schedule, TimestepSpacing spacing, int offset, boolean karrasSigmas) {

    static EulerPath of(SchedulerConfig config, boolean karrasSigmas) {
        NoiseSchedule schedule = NoiseSchedule.of(config);
        return new EulerPath(
                schedule,
                config.choice("timestep_spacing", TimestepSpacing.LINSPACE, TimestepSpacing.class),
                config.integer("steps_offset", 0, 0, schedule.timesteps() - 1),
                karrasSigmas);
    }

    List<SamplingPoint> points(SamplingSteps steps) {
        double[] sigmas = passed(steps.count());
        double[] times = karrasSigmas ? new Sigmas(schedule).timesteps(sigmas) : times(steps.count());
        return IntStream.range(steps.skipped(), steps.count())
                .mapToObj(i -> new SamplingPoint(times[i], NoiseLevel.growing(sigmas[i])))
                .toList();
    }

    /** From the first point that is asked to no noise at all: one more than there are points. */
    double[] sigmas(SamplingSteps steps) {
        return Arrays.copyOfRange(passed(steps.count()), steps.skipped(), steps.count() + 1);
    }

    /** diffusers' choice, table 2 of arXiv 2305.08891 in mind: with LEADING the network is first given pure noise of unit variance. */
    double initNoiseSigma(int steps) {
        double most = passed(steps)[0];
        return switch (spacing) {
            case LEADING -> Math.hypot(most, 1);
            case TRAILING, LINSPACE -> most;
        };
    }

    private double[] passed(int steps) {
        double[] sigmas = new Sigmas(schedule).at(times(steps));
        return karrasSigmas ? Sigmas.karras(sigmas[0], sigmas[steps - 1], steps) : sigmas;
    }

    private double[] times(int steps) {
        return spacing.times(steps, schedule.timesteps(), offset);
    }
}

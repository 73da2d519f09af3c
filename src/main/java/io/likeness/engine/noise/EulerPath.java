package io.likeness.engine.noise;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The noise levels that Euler's schedulers and their kin pass: the image stays whole, the noise on it shrinks.
 *
 * @param schedule what the network was trained with
 * @param spacing which times a run visits
 * @param offset diffusers' steps_offset
 * @param range how noise levels are spread between the first and the last of the run
 * @param clean whether the last step leads to no noise at all, or to the least that was trained
 */
record EulerPath(NoiseSchedule schedule, TimestepSpacing spacing, int offset, SigmaRange range, boolean clean) {

    static EulerPath of(SchedulerConfig config, SigmaRange range) {
        return of(config, NoiseSchedule.of(config), range);
    }

    /** For schedulers that ask the network twice a step, at noise levels spread as the config says. */
    static EulerPath ofTwoCalls(SchedulerConfig config) {
        return of(config, NoiseSchedule.ofTwoCalls(config), SigmaRange.of(SigmaSpacing.of(config)));
    }

    private static EulerPath of(SchedulerConfig config, NoiseSchedule schedule, SigmaRange range) {
        return new EulerPath(
                schedule,
                config.choice("timestep_spacing", TimestepSpacing.LINSPACE, TimestepSpacing.class),
                config.integer("steps_offset", 0, 0, schedule.timesteps() - 1),
                range,
                true);
    }

    /** The same to the least noise that was trained. */
    EulerPath toTheLeast() {
        return new EulerPath(schedule, spacing, offset, range, false);
    }

    EulerPath withRange(SigmaRange other) {
        return new EulerPath(schedule, spacing, offset, other, clean);
    }

    List<SamplingPoint> points(SamplingSteps steps) {
        double[] sigmas = passed(steps.count());
        double[] times = timesAt(sigmas);
        return IntStream.range(steps.skipped(), steps.count())
                .mapToObj(i -> new SamplingPoint(times[i], NoiseLevel.growing(sigmas[i])))
                .toList();
    }

    /**
     * The points of a method that asks twice for each step but the last.
     *
     * @param second of a step's first and last sigma, that at which it asks again
     */
    List<SamplingPoint> pointsOfTwo(SamplingSteps steps, DoubleBinaryOperator second) {
        Sigmas all = new Sigmas(schedule);
        double[] sigmas = passed(steps.count());
        double[] times = timesAt(sigmas);
        return IntStream.range(steps.skipped(), steps.count())
                .boxed()
                .flatMap(i -> {
                    Stream<SamplingPoint> first = Stream.of(new SamplingPoint(times[i], NoiseLevel.growing(sigmas[i])));
                    if (i == sigmas.length - 1) {
                        return first;
                    }
                    double again = second.applyAsDouble(sigmas[i], sigmas[i + 1]);
                    double time = again == sigmas[i + 1] ? times[i + 1] : all.timestep(again);
                    return Stream.concat(first, Stream.of(new SamplingPoint(time, NoiseLevel.growing(again))));
                })
                .toList();
    }

    /** The same with the times of whole steps rounded where sigmas are Karras's, as diffusers' KDPM2 classes do. */
    List<SamplingPoint> roundedPointsOfTwo(SamplingSteps steps, DoubleBinaryOperator second) {
        List<SamplingPoint> points = pointsOfTwo(steps, second);
        return range.spacing() != SigmaSpacing.KARRAS
                ? points
                : IntStream.range(0, points.size())
                        .mapToObj(i -> i % 2 == 0 ? points.get(i).atWholeTime() : points.get(i))
                        .toList();
    }

    /** From the first point that is asked to the end of the run: one more than there are steps. */
    double[] sigmas(SamplingSteps steps) {
        double[] sigmas = Arrays.copyOf(passed(steps.count()), steps.count() + 1);
        sigmas[steps.count()] = clean ? 0 : new Sigmas(schedule).least();
        return Arrays.copyOfRange(sigmas, steps.skipped(), steps.count() + 1);
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
        return range.followsTimesteps() ? sigmas : range.sigmas(sigmas[0], sigmas[steps - 1], steps);
    }

    private double[] timesAt(double[] sigmas) {
        return range.followsTimesteps() ? times(sigmas.length) : new Sigmas(schedule).timesteps(sigmas);
    }

    private double[] times(int steps) {
        return spacing.times(steps, schedule.timesteps(), offset);
    }
}

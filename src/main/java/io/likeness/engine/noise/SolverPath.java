package io.likeness.engine.noise;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The noise levels that a multistep solver passes; DPM-Solver++, UniPC and DEIS take the same.
 *
 * @param schedule what the network was trained with
 * @param spacing which timesteps a run visits, unless the sigmas do not follow them
 * @param offset diffusers' steps_offset
 * @param visited how many of the trained timesteps a run may visit, counted from the cleanest
 * @param range how noise levels are spread over the whole schedule
 * @param clean whether the last step leads to no noise at all (final_sigmas_type zero), or to the least that was trained (sigma_min)
 * @param cutTimes whether times between two timesteps are cut off rather than rounded
 */
record SolverPath(
        NoiseSchedule schedule,
        TimestepSpacing spacing,
        int offset,
        int visited,
        SigmaRange range,
        boolean clean,
        boolean cutTimes) {

    /** The largest sigma's time is cut off too: in diffusers' float32 it lies a hair before the last timestep. */
    private static final double HAIR = 1e-4;

    static SolverPath of(SchedulerConfig config, SigmaRange range) {
        config.refuse("use_flow_sigmas", "use_dynamic_shifting");
        NoiseSchedule schedule = NoiseSchedule.of(config);
        SigmaSpacing sigmas = range.spacing();
        return new SolverPath(
                schedule,
                config.choice("timestep_spacing", TimestepSpacing.LINSPACE, TimestepSpacing.class),
                config.integer("steps_offset", 0, 0, schedule.timesteps() - 1),
                schedule.timesteps(),
                range,
                config.oneOf("final_sigmas_type", "zero", Set.of("zero", "sigma_min"))
                        .equals("zero"),
                sigmas == SigmaSpacing.EXPONENTIAL || sigmas == SigmaSpacing.BETA);
    }

    /** The same to the least noise that was trained. */
    SolverPath toTheLeast() {
        return new SolverPath(schedule, spacing, offset, visited, range, false, cutTimes);
    }

    SolverPath withCutTimes() {
        return new SolverPath(schedule, spacing, offset, visited, range, clean, true);
    }

    /** The same from the noisiest of the first so many timesteps on. */
    SolverPath within(int timesteps) {
        return new SolverPath(schedule, spacing, offset, timesteps, range, clean, cutTimes);
    }

    List<SamplingPoint> points(SamplingSteps steps) {
        double[] sigmas = passed(steps.count());
        double[] times = range.followsTimesteps()
                ? times(steps.count())
                : Arrays.stream(new Sigmas(schedule).timesteps(sigmas))
                        .map(this::whole)
                        .toArray();
        return IntStream.range(steps.skipped(), steps.count())
                .mapToObj(i -> new SamplingPoint(times[i], NoiseLevel.ofSigma(sigmas[i])))
                .toList();
    }

    private double whole(double time) {
        return cutTimes ? Math.max(0, Math.floor(time - HAIR)) : Math.rint(time);
    }

    /** From the first point that is asked to the end of the run: one more than there are points. */
    NoiseLevel[] levels(SamplingSteps steps) {
        double[] sigmas = Arrays.copyOf(passed(steps.count()), steps.count() + 1);
        sigmas[steps.count()] = clean ? 0 : range.leastOr(new Sigmas(schedule).least());
        return Arrays.stream(sigmas)
                .skip(steps.skipped())
                .mapToObj(NoiseLevel::ofSigma)
                .toArray(NoiseLevel[]::new);
    }

    private double[] passed(int steps) {
        Sigmas all = new Sigmas(schedule);
        double[] times = times(steps);
        return range.followsTimesteps() ? all.at(times) : range.sigmas(all.most(), all.least(), steps);
    }

    private double[] times(int steps) {
        return spacing.timesBeforeTheEnd(steps, visited, offset);
    }
}

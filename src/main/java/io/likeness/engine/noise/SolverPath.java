package io.likeness.engine.noise;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The noise levels that a multistep solver passes; DPM-Solver++ and UniPC take the same.
 *
 * @param schedule what the network was trained with
 * @param spacing which timesteps a run visits, unless the sigmas are Karras's
 * @param offset diffusers' steps_offset
 * @param karrasSigmas whether noise levels are spaced as in arXiv 2206.00364, equation 5, over the whole schedule
 */
record SolverPath(NoiseSchedule schedule, TimestepSpacing spacing, int offset, boolean karrasSigmas) {

    static SolverPath of(SchedulerConfig config) {
        config.refuse("use_exponential_sigmas", "use_beta_sigmas", "use_flow_sigmas", "use_dynamic_shifting");
        config.oneOf("final_sigmas_type", "zero", Set.of("zero"));
        NoiseSchedule schedule = NoiseSchedule.of(config);
        return new SolverPath(
                schedule,
                config.choice("timestep_spacing", TimestepSpacing.LINSPACE, TimestepSpacing.class),
                config.integer("steps_offset", 0, 0, schedule.timesteps() - 1),
                config.flag("use_karras_sigmas", false));
    }

    SolverPath withKarrasSigmas(boolean karras) {
        return new SolverPath(schedule, spacing, offset, karras);
    }

    List<SamplingPoint> points(SamplingSteps steps) {
        double[] times = spacing.timesBeforeTheEnd(steps.count(), schedule.timesteps(), offset);
        double[] sigmas = passed(steps.count());
        if (karrasSigmas) {
            times = new Sigmas(schedule).timesteps(sigmas);
        }
        double[] asked = times;
        return IntStream.range(steps.skipped(), steps.count())
                .mapToObj(i -> new SamplingPoint(Math.rint(asked[i]), NoiseLevel.ofSigma(sigmas[i])))
                .toList();
    }

    /** From the first point that is asked to no noise at all: one more than there are points. */
    NoiseLevel[] levels(SamplingSteps steps) {
        double[] sigmas = Arrays.copyOf(passed(steps.count()), steps.count() + 1);
        return Arrays.stream(sigmas)
                .skip(steps.skipped())
                .mapToObj(NoiseLevel::ofSigma)
                .toArray(NoiseLevel[]::new);
    }

    private double[] passed(int steps) {
        Sigmas all = new Sigmas(schedule);
        double[] times = spacing.timesBeforeTheEnd(steps, schedule.timesteps(), offset);
        return karrasSigmas ? Sigmas.karras(all.most(), all.least(), steps) : all.at(times);
    }
}

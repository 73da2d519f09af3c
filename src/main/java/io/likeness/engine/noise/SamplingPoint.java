package io.likeness.engine.noise;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Where a run asks the network.
 *
 * @param timestep the time that the network is told; some schedulers ask between the trained ones
 * @param level how much image and noise the latents hold there
 */
public record SamplingPoint(double timestep, NoiseLevel level) {

    /** The same, told the network as the nearest timestep. */
    SamplingPoint atWholeTime() {
        return new SamplingPoint(Math.rint(timestep), level);
    }

    /** The points of a run at whole timesteps. */
    static List<SamplingPoint> at(int[] timesteps, IntFunction<NoiseLevel> levels) {
        return IntStream.of(timesteps)
                .mapToObj(timestep -> new SamplingPoint(timestep, levels.apply(timestep)))
                .toList();
    }
}

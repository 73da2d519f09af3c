package io.likeness.engine.noise;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import java.util.List;

/** Sampling of a model, or with an adapter, that was distilled for a few steps; a step needs nothing but its place in the run and its noise. */
sealed interface DistilledScheduler extends NoiseScheduler permits LcmScheduler, TcdScheduler {

    /** The timesteps of the distillation. */
    DistilledTimesteps distilled();

    /** What complaints call it. */
    String method();

    /**
     * Takes one step.
     *
     * @param predicted the network's output (B, C, H, W)
     * @param latents the latents there (B, C, H, W)
     * @return the less noisy latents (B, C, H, W), in scope s
     */
    NDArray step(Scope s, Stretch stretch, NDArray predicted, NDArray latents);

    /**
     * The stretch of a step.
     *
     * @param from the timestep that it begins at
     * @param to the timestep that it ends at; 0 for the last
     * @param last whether it ends at the image
     * @param noise where fresh noise comes from
     */
    record Stretch(int from, int to, boolean last, NoiseSource noise) {}

    @Override
    default List<SamplingPoint> points(SamplingSteps steps) {
        return SamplingPoint.at(distilled().timesteps(method(), steps), schedule()::level);
    }

    @Override
    default Denoising start(Scope owner, SamplingSteps steps, NoiseSource noise) {
        return new Denoising() {

            private final int[] timesteps = distilled().timesteps(method(), steps);
            private int index;

            @Override
            public NDArray step(Scope s, NDArray predicted, NDArray latents) {
                int from = timesteps[index++];
                boolean last = index == timesteps.length;
                Stretch stretch = new Stretch(from, last ? 0 : timesteps[index], last, noise);
                return DistilledScheduler.this.step(s, stretch, predicted, latents);
            }
        };
    }
}

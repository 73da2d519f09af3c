package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.vae.LatentDistribution;
import java.util.Arrays;

/**
 * The training batches that the golden cases share.
 *
 * @param inputs pixels, ids, and the numbers that are random elsewhere
 * @param model encodes them
 */
record GoldenBatches(SafetensorsFile inputs, StableDiffusion model) {

    /** How many steps there are numbers for. */
    static final int STEPS = 3;

    /** The first samples of a step, of which so many show the subject. */
    Batch batch(Scope s, int step, int count, int instances, double noiseOffset) {
        LatentDistribution encoded = model.vae().encode(s, rows(s, "pixel_values", count));
        NDArray latents = model.vae().config().toModelScale(s, encoded.sample(s, rows(s, "vae_noise", step, count)));
        NDArray noise = rows(s, "noise", step, count);
        if (noiseOffset != 0) {
            noise = Kernels.add(s, noise, Kernels.scale(s, rows(s, "offset_noise", step, count), noiseOffset));
        }
        return new Batch(latents, noise, timesteps(step, count), model.embed(s, ids(s, count)), instances);
    }

    private long[] timesteps(int step, int count) {
        long[] all = inputs.integers("timesteps");
        int perStep = all.length / STEPS;
        return Arrays.copyOfRange(all, step * perStep, step * perStep + count);
    }

    private NDArray ids(Scope s, int count) {
        NDArray all =
                s.of(inputs.integers("input_ids"), inputs.info("input_ids").dimensions());
        return Kernels.narrow(s, all, 0, 0, count);
    }

    /** The first samples of a tensor (sample, ...). */
    private NDArray rows(Scope s, String name, int count) {
        NDArray all = s.of(inputs.floats(name), inputs.info(name).dimensions());
        return Kernels.narrow(s, all, 0, 0, count);
    }

    /** The first samples of a step of a tensor (step, sample, ...). */
    private NDArray rows(Scope s, String name, int step, int count) {
        long[] shape = inputs.info(name).dimensions();
        NDArray all = s.of(inputs.floats(name), shape);
        NDArray one = Kernels.narrow(s, all, 0, step, 1);
        return Kernels.narrow(s, Kernels.reshape(s, one, Arrays.copyOfRange(shape, 1, shape.length)), 0, 0, count);
    }
}

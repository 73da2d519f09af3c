package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.pipeline.StableDiffusion;
import io.likeness.engine.pipeline.TextEmbeddings;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.MicroConditioning;
import io.likeness.engine.vae.LatentDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        TextEmbeddings prompts = model.text().embed(s, ids(s, count));
        return new Batch(latents, noise, timesteps(step, count), prompts.of(s, made(count)), instances);
    }

    private long[] timesteps(int step, int count) {
        long[] all = inputs.integers("timesteps");
        int perStep = all.length / STEPS;
        return Arrays.copyOfRange(all, step * perStep, step * perStep + count);
    }

    /** Those of the model's one encoder, or of both. */
    private List<NDArray> ids(Scope s, int count) {
        return Stream.of("input_ids", "input_ids_2")
                .filter(inputs::has)
                .map(name -> s.of(inputs.integers(name), inputs.info(name).dimensions()))
                .map(all -> Kernels.narrow(s, all, 0, 0, count))
                .toList();
    }

    /** How the pictures were made, which only SDXL is told. */
    private List<MicroConditioning> made(int count) {
        if (!inputs.has("time_ids")) {
            return List.of();
        }
        float[] ids = inputs.floats("time_ids");
        return IntStream.range(0, count)
                .map(i -> 6 * i)
                .mapToObj(i -> new MicroConditioning(
                        (int) ids[i], (int) ids[i + 1], (int) ids[i + 2], (int) ids[i + 3], (int) ids[i + 4], (int)
                                ids[i + 5]))
                .toList();
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

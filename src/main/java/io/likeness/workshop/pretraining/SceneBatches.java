package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.tokenizer.ClipTokenizer;
import io.likeness.engine.unet.UNetConfig;
import io.likeness.workshop.world.Captions;
import io.likeness.workshop.world.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws the samples of each step: scenes, fresh captions, and timesteps spread evenly over a batch. */
final class SceneBatches {

    private final DiffusionSettings settings;
    private final ClipTokenizer tokenizer;
    private final SceneLatents latents;
    private final double scaling;
    private final int timesteps;

    SceneBatches(DiffusionSettings settings, Path model, SceneLatents latents, double scaling, int timesteps) {
        this.settings = settings;
        this.tokenizer = ClipTokenizer.read(model.resolve("tokenizer"));
        this.latents = latents;
        this.scaling = scaling;
        this.timesteps = timesteps;
    }

    /** A step's batch, in a part for each shard. */
    List<Batch> all(int step, Seeds seeds) {
        return IntStream.range(0, settings.shards())
                .mapToObj(shard -> batch(step, shard, seeds))
                .toList();
    }

    private Batch batch(int step, int shard, Seeds seeds) {
        Seeds here = seeds.at("step").at(step).at(shard);
        SplittableRandom random = new SplittableRandom(here.seed());
        int count = settings.batchSize() / settings.shards();
        float[][] samples = new float[count][];
        long[][] tokens = new long[count][];
        long[] drawn = new long[count];
        for (int i = 0; i < count; i++) {
            int scene = scene(settings.scenes(step), random);
            boolean dropped = random.nextDouble() < settings.captionDropout();
            samples[i] = latents.of(scene);
            tokens[i] = tokenizer.encode(dropped ? "" : Captions.of(Scene.of(scene), random));
            double stratum = i * settings.shards() + shard + random.nextDouble();
            drawn[i] = timestep(stratum / settings.batchSize());
        }
        float[] noise = here.at("noise").normals(count * samples[0].length);
        return new Batch(samples, tokens, drawn, scaling, noise);
    }

    /** A scene's number; most of those in a style or with an accessory are passed over. */
    private int scene(int scenes, SplittableRandom random) {
        while (true) {
            int scene = random.nextInt(scenes);
            if (!Scene.of(scene).odd() || random.nextDouble() < settings.oddShare()) {
                return scene;
            }
        }
    }

    private long timestep(double uniform) {
        return Math.min(timesteps - 1L, (long) (timesteps * Math.pow(uniform, settings.timestepPower())));
    }

    /** Samples with their captions' tokens, their timesteps and their noise. */
    record Batch(float[][] samples, long[][] ids, long[] timesteps, double scaling, float[] normals) {

        /** (B, C, H, W), scaled to unit variance. */
        NDArray latents(Scope s, UNetConfig config) {
            int size = samples[0].length;
            float[] values = new float[samples.length * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (scaling * samples[i / size][i % size]);
            }
            return s.of(values, samples.length, config.inChannels(), config.sampleSize(), config.sampleSize());
        }

        /** (B, T). */
        NDArray tokens(Scope s) {
            int length = ids[0].length;
            long[] values = new long[ids.length * length];
            for (int i = 0; i < ids.length; i++) {
                System.arraycopy(ids[i], 0, values, i * length, length);
            }
            return s.of(values, ids.length, length);
        }

        /** What the error at each place counts (1, 1, H, W), 1 on average: more inside an oval in the middle. */
        NDArray places(Scope s, UNetConfig config, double middleWeight) {
            int side = config.sampleSize();
            float[] weights = new float[side * side];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                double x = (i % side + .5) / side - .5;
                double y = (i / side + .5) / side - .54;
                boolean middle = x * x / (.38 * .38) + y * y / (.42 * .42) < 1;
                weights[i] = (float) (middle ? middleWeight : 1);
                sum += weights[i];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= (float) (weights.length / sum);
            }
            return s.of(weights, 1, 1, side, side);
        }

        /** Unit normal noise of the latents' shape. */
        NDArray noise(Scope s, NDArray latents) {
            return s.of(normals, latents.getShape().getShape());
        }
    }
}

package io.likeness.workshop.pretraining;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Latents of the scenes 0, 1, 2, ..., encoded once and kept in a file, so that a restart finds them again. */
final class SceneLatents implements AutoCloseable {

    private static final int AT_ONCE = 16;

    private final AutoencoderKL autoencoder;
    private final Shards shards;
    private final FileChannel file;
    private final List<float[]> latents =
            Collections.synchronizedList(new ArrayList<>()); // read by those who prepare steps
    private final int size;
    private final Prefetch<float[]> drawn;

    /** Those that a file keeps; all shards help with more. */
    SceneLatents(AutoencoderKL autoencoder, Path path, Shards shards) {
        this.autoencoder = autoencoder;
        this.shards = shards;
        int side = autoencoder.config().sampleSize() / autoencoder.config().factor();
        this.size = autoencoder.config().latentChannels() * side * side;
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            readAll();
        } catch (IOException e) {
            throw new BadFile(path + ": cannot be read: " + e, e);
        }
        this.drawn = new Prefetch<>(latents.size() / AT_ONCE, this::draw);
    }

    /** The latents of a scene (C H W), not scaled; it must have been asked for with {@link #extend}. */
    float[] of(int scene) {
        return latents.get(scene);
    }

    int count() {
        return latents.size();
    }

    /** Draws and encodes until there are at least count scenes. */
    void extend(int count) {
        while (latents.size() < count) {
            List<float[]> pixels =
                    Stream.generate(drawn::take).limit(shards.count()).toList();
            shards.all(shard -> encode(pixels.get(shard))).forEach(this::append);
        }
    }

    /** One over the standard deviation of the first scenes' latents: the autoencoder's scaling factor. */
    double scalingFactor(int scenes) {
        double sum = 0;
        for (float[] scene : latents.subList(0, scenes)) {
            for (float value : scene) {
                sum += value * value;
            }
        }
        return 1 / Math.sqrt(sum / ((double) scenes * size));
    }

    @Override
    public void close() {
        drawn.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new BadFile("the file of latents cannot be closed: " + e, e);
        }
    }

    private float[] draw(int batch) {
        List<BufferedImage> pictures = LongStream.range((long) batch * AT_ONCE, (batch + 1L) * AT_ONCE)
                .mapToObj(seed -> StarterWorld.picture(Scene.of(seed), side()))
                .toList();
        return ScenePixels.planes(pictures);
    }

    private int side() {
        return autoencoder.config().sampleSize();
    }

    private List<float[]> encode(float[] pixels) {
        try (Scope s = Scope.open()) {
            NDArray means = autoencoder
                    .encode(s, s.of(pixels, AT_ONCE, 3, side(), side()))
                    .mean();
            return split(means.toFloatArray());
        }
    }

    private List<float[]> split(float[] values) {
        List<float[]> scenes = new ArrayList<>();
        for (int i = 0; i < values.length; i += size) {
            scenes.add(Arrays.copyOfRange(values, i, i + size));
        }
        return scenes;
    }

    private void append(List<float[]> scenes) {
        ByteBuffer bytes = buffer(scenes.size());
        int offset = 0;
        for (float[] scene : scenes) {
            bytes.asFloatBuffer().put(offset, scene);
            offset += size;
        }
        try {
            file.write(bytes, (long) latents.size() * size * Float.BYTES);
        } catch (IOException e) {
            throw new BadFile("the latents cannot be kept: " + e, e);
        }
        latents.addAll(scenes);
    }

    private void readAll() throws IOException {
        long whole =
                file.size() / ((long) size * Float.BYTES * AT_ONCE) * AT_ONCE; // a torn last batch is encoded again
        for (long i = 0; i < whole; i++) {
            ByteBuffer bytes = buffer(1);
            file.read(bytes, i * size * Float.BYTES);
            float[] scene = new float[size];
            bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(scene);
            latents.add(scene);
        }
    }

    private ByteBuffer buffer(int scenes) {
        return ByteBuffer.allocate(scenes * size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}

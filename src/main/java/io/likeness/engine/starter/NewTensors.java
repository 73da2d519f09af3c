package io.likeness.engine.starter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The untrained tensors of a network, by their checkpoint names, in the order in which they were asked for. */
final class NewTensors {

    /** Values with their shape. */
    record NewTensor(float[] values, long[] shape) {}

    private final SplittableRandom random;
    private final Map<String, NewTensor> tensors = new LinkedHashMap<>();

    NewTensors(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Map<String, NewTensor> tensors() {
        return tensors;
    }

    /** A linear layer, uniform within one over the root of its inputs (PyTorch's default). */
    void linear(String name, long out, long in) {
        linearWithoutBias(name, out, in);
        uniform(name + ".bias", in, out);
    }

    void linearWithoutBias(String name, long out, long in) {
        uniform(name + ".weight", in, out, in);
    }

    void conv(String name, long out, long in, long kernel) {
        long inputs = in * kernel * kernel;
        uniform(name + ".weight", inputs, out, in, kernel, kernel);
        uniform(name + ".bias", inputs, out);
    }

    void norm(String name, long channels) {
        float[] ones = new float[Math.toIntExact(channels)];
        Arrays.fill(ones, 1f);
        tensors.put(name + ".weight", new NewTensor(ones, new long[] {channels}));
        constant(name + ".bias", channels);
    }

    void embedding(String name, long count, long width) {
        float[] values = new float[Math.toIntExact(count * width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (.02 * random.nextGaussian());
        }
        tensors.put(name, new NewTensor(values, new long[] {count, width}));
    }

    /** Makes a layer start as nothing, so that the block around it starts as the identity. */
    void silence(String name) {
        for (String part : new String[] {".weight", ".bias"}) {
            tensors.computeIfPresent(
                    name + part, (_, tensor) -> new NewTensor(new float[tensor.values().length], tensor.shape()));
        }
    }

    private void constant(String name, long size) {
        tensors.put(name, new NewTensor(new float[Math.toIntExact(size)], new long[] {size}));
    }

    private void uniform(String name, long inputs, long... shape) {
        long size = 1;
        for (long side : shape) {
            size *= side;
        }
        float reach = (float) (1 / Math.sqrt(inputs));
        float[] values = new float[Math.toIntExact(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = reach * (2 * random.nextFloat() - 1);
        }
        tensors.put(name, new NewTensor(values, shape));
    }
}

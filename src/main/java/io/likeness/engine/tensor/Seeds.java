package io.likeness.engine.tensor;

import ai.djl.ndarray.NDArray;

/**
 * Random numbers as a pure function of where they are needed, so that nothing has to be saved to resume, and any device draws
 * the same: {@code seeds.at("noise").at(step).noise(s, shape)}.
 *
 * <p>Number i of seed k is SplitMix64's i-th output from state k ("Fast Splittable Pseudorandom Number Generators", OOPSLA 2014);
 * a branch's seed is the parent's mixed with the branch's name. Normal numbers come from pairs by Box and Muller, in
 * {@link StrictMath}.
 *
 * @param seed any number
 */
public record Seeds(long seed) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The branch of this name. */
    public Seeds at(String purpose) {
        long hash = 0xCBF29CE484222325L; // FNV-1a
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001B3L;
        }
        return at(hash);
    }

    /** The branch of this number, such as a step or an image. */
    public Seeds at(long index) {
        return new Seeds(mix(mix(seed + GOLDEN_GAMMA) ^ mix(index + 0x632BE59BD9B4E019L)));
    }

    /** The i-th 64 random bits. */
    public long bits(long i) {
        return mix(seed + (i + 1) * GOLDEN_GAMMA);
    }

    /** The i-th number, uniform in [0, 1). */
    public double uniform(long i) {
        return (bits(i) >>> 11) * 0x1p-53;
    }

    /** The i-th whole number, uniform in [0, bound). */
    public int below(long i, int bound) {
        // The high word of a 64-bit product; off from uniform by less than bound / 2^64.
        return (int) Math.unsignedMultiplyHigh(bits(i), bound);
    }

    /** Count standard normal numbers. */
    public float[] normals(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i += 2) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(i)));
            double angle = 2 * Math.PI * uniform(i + 1);
            numbers[i] = (float) (radius * StrictMath.cos(angle));
            if (i + 1 < count) {
                numbers[i + 1] = (float) (radius * StrictMath.sin(angle));
            }
        }
        return numbers;
    }

    /** A float32 tensor of standard normal numbers. */
    public NDArray noise(Scope s, long... shape) {
        long size = 1;
        for (long side : shape) {
            size = Math.multiplyExact(size, side);
        }
        return s.of(normals(Math.toIntExact(size)), shape);
    }

    /** Count whole numbers, uniform in [0, bound): the timesteps of a batch. */
    public long[] timesteps(int count, int bound) {
        long[] timesteps = new long[count];
        for (int i = 0; i < count; i++) {
            timesteps[i] = below(i, bound);
        }
        return timesteps;
    }

    /** The numbers 0 to count - 1 in random order. */
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = below(i, i + 1); // Fisher and Yates, inside out
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** SplitMix64's finisher: Stafford's variant 13 of MurmurHash3's. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

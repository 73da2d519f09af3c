package io.likeness.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random numbers from seeds: the same everywhere, and random enough. */
class SeedsTest {

    private final Seeds seeds = new Seeds(42);

    @Test
    void theFirstNumbersAreSplitMix64s() {
        // The sequence of the reference implementation (https://prng.di.unimi.it/splitmix64.c) from state 1234567.
        Seeds reference = new Seeds(1234567);
        assertThat(Long.toUnsignedString(reference.bits(0))).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(reference.bits(1))).isEqualTo("3203168211198807973");
    }

    @Test
    void theSamePlaceDrawsTheSameNumbersAndOthersDoNot() {
        assertThat(seeds.at("noise").at(7).normals(5))
                .isEqualTo(new Seeds(42).at("noise").at(7).normals(5));
        assertThat(seeds.at("noise").at(8).normals(5))
                .isNotEqualTo(seeds.at("noise").at(7).normals(5));
        assertThat(seeds.at("order").bits(0)).isNotEqualTo(seeds.at("noise").bits(0));
        assertThat(new Seeds(43).bits(0)).isNotEqualTo(seeds.bits(0));
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheirDistribution() {
        float[] numbers = seeds.at("moments").normals(200_001);
        double mean = IntStream.range(0, numbers.length)
                .mapToDouble(i -> numbers[i])
                .average()
                .orElseThrow();
        double square = IntStream.range(0, numbers.length)
                .mapToDouble(i -> numbers[i] * numbers[i])
                .average()
                .orElseThrow();
        double fourth = IntStream.range(0, numbers.length)
                .mapToDouble(i -> Math.pow(numbers[i], 4))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.01));
        assertThat(square).isCloseTo(1, within(0.02));
        assertThat(fourth).isCloseTo(3, within(0.1));
    }

    @Test
    void neighbouringStepsAreUncorrelated() {
        int steps = 20_000;
        double product = IntStream.range(0, steps)
                .mapToDouble(i -> seeds.at(i).normals(1)[0] * seeds.at(i + 1).normals(1)[0])
                .average()
                .orElseThrow();
        assertThat(product).isCloseTo(0, within(0.03));
    }

    @Test
    void timestepsCoverTheirRange() {
        long[] timesteps = seeds.timesteps(10_000, 1000);
        assertThat(Arrays.stream(timesteps).min().orElseThrow()).isBetween(0L, 5L);
        assertThat(Arrays.stream(timesteps).max().orElseThrow()).isBetween(994L, 999L);
        assertThat(Arrays.stream(timesteps).average().orElseThrow()).isCloseTo(499.5, within(10.0));
    }

    @Test
    void aPermutationHoldsEveryNumberOnce() {
        assertThat(seeds.permutation(100))
                .containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
        assertThat(seeds.permutation(100)).isNotEqualTo(IntStream.range(0, 100).toArray());
    }
}

package io.likeness.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.likeness.engine.tensor.Seeds;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {

    private static final int WIDTH = 6;
    private static final List<float[]> FEATURES =
            IntStream.range(0, 200).mapToObj(i -> new Seeds(i).normals(WIDTH)).toList();

    @Test
    void aSetIsNotFarFromItself() {
        assertThat(FrechetDistance.between(FEATURES, FEATURES)).isCloseTo(0, within(1e-6));
    }

    @Test
    void aShiftedSetIsAsFarAsTheShiftSquared() {
        List<float[]> shifted = each(row -> {
            row[0] += 3;
            row[4] -= 1;
            return row;
        });
        assertThat(FrechetDistance.between(FEATURES, shifted)).isCloseTo(10, within(1e-4));
    }

    /** Of covariance C and 9 C: tr(C + 9 C - 2 * 3 C) is 4 tr C, and the means are apart too. */
    @Test
    void aStretchedSetIsAsFarAsItsSpreadGrew() {
        List<float[]> stretched = each(row -> {
            for (int i = 0; i < WIDTH; i++) {
                row[i] *= 3;
            }
            return row;
        });
        assertThat(FrechetDistance.between(FEATURES, stretched)).isCloseTo(4 * meanSquare(FEATURES), within(.2));
    }

    @Test
    void fewPicturesWithManyFeaturesHaveADistanceToo() {
        assertThat(FrechetDistance.between(FEATURES.subList(0, 3), FEATURES.subList(3, 6)))
                .isPositive()
                .isFinite();
    }

    private static List<float[]> each(UnaryOperator<float[]> change) {
        return FEATURES.stream().map(float[]::clone).map(change).toList();
    }

    /** |m|^2 + tr C, up to the difference between N and N - 1. */
    private static double meanSquare(List<float[]> features) {
        double sum = 0;
        for (float[] row : features) {
            for (float value : row) {
                sum += value * value;
            }
        }
        return sum / features.size();
    }
}

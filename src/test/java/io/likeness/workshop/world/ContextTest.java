package io.likeness.workshop.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContextTest {

    /** A coarse look at a picture: this many cells across and down. */
    private static final int CELLS = 8;

    private static final Map<Context, double[]> USUAL_SIDES = usualSides();

    @Test
    void thereAreTwentyPlacesAndNoTwoShareAPhrase() {
        Set<String> phrases = new HashSet<>();
        for (Context place : Context.values()) {
            assertThat(place.phrases())
                    .isNotEmpty()
                    .allSatisfy(phrase -> assertThat(phrases.add(phrase)).isTrue());
        }
        assertThat(Context.values()).hasSize(20);
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceIsToldFromAllOthersByItsSidesWhoeverStandsInIt(Context place) {
        for (int seed = 100; seed < 120; seed++) {
            double[] seen = sides(picture(place, seed));
            assertThat(USUAL_SIDES.entrySet().stream()
                            .min(Comparator.comparingDouble(entry -> distance(entry.getValue(), seen)))
                            .map(Map.Entry::getKey))
                    .as("the place most like picture %d", seed)
                    .contains(place);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceLooksDifferentEachTimeThoughTheSubjectStandsStill(Context place) {
        Identity cat = Identity.of(SubjectClass.CAT, 5);
        Pose pose = new Pose(.38, 0, .5, .9, 1);
        Set<String> views = new HashSet<>();
        for (int seed = 0; seed < 12; seed++) {
            Scene scene = new Scene(cat, place, ArtStyle.NONE, Accessory.NONE, pose, seed);
            views.add(Arrays.toString(sides(StarterWorld.picture(scene, 64))));
        }
        assertThat(views).hasSize(12);
    }

    private static Map<Context, double[]> usualSides() {
        Map<Context, double[]> usual = new EnumMap<>(Context.class);
        for (Context place : Context.values()) {
            double[] sum = new double[3 * CELLS * CELLS];
            for (int seed = 0; seed < 20; seed++) {
                double[] seen = sides(picture(place, seed));
                Arrays.setAll(sum, i -> sum[i] + seen[i] / 20);
            }
            usual.put(place, sum);
        }
        return usual;
    }

    /** The mean colours of the cells at the left, at the right and at the top, where no subject hides the place; others are 0. */
    private static double[] sides(BufferedImage picture) {
        double[] means = new double[3 * CELLS * CELLS];
        int cell = picture.getWidth() / CELLS;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int column = x / cell;
                if (column < 1 || column >= CELLS - 1 || y < cell) {
                    for (int channel = 0; channel < 3; channel++) {
                        int value = picture.getRGB(x, y) >> 8 * channel & 255;
                        means[3 * (y / cell * CELLS + column) + channel] += value / (double) (cell * cell);
                    }
                }
            }
        }
        return means;
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return sum;
    }

    private static BufferedImage picture(Context place, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Identity any = Identity.of(seed);
        return StarterWorld.picture(
                new Scene(any, place, ArtStyle.NONE, Accessory.NONE, Pose.of(random), random.nextLong()), 64);
    }
}

package io.likeness.workshop.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ArtStyleTest {

    private static final int SUBJECTS = 48;
    private static final int SIDE = 64;

    @Test
    void allButNoneAreDrawn() {
        assertThat(ArtStyle.styles()).hasSize(7).doesNotHaveDuplicates().doesNotContain(ArtStyle.NONE);
        assertThat(ArtStyle.styles())
                .extracting(ArtStyle::phrase)
                .doesNotHaveDuplicates()
                .allSatisfy(phrase -> assertThat(phrase).endsWith(" of"));
    }

    @Test
    void anyTwoStylesOfOneSceneDiffer() {
        for (ArtStyle one : ArtStyle.values()) {
            for (ArtStyle other : ArtStyle.values()) {
                if (one.compareTo(other) < 0) {
                    double difference =
                            difference(drawn(3, one).picture(), drawn(3, other).picture());
                    assertThat(difference)
                            .as("mean difference of %s and %s, in levels of 255", one, other)
                            .isGreaterThan(15);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aSceneIsPaintedTheSameEachTime(ArtStyle style) {
        assertThat(difference(drawn(5, style).picture(), drawn(5, style).picture()))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NONE", "PENCIL_SKETCH"})
    void whatIsInTheMainColourStaysInIt(ArtStyle style) {
        int kept = 0;
        for (int seed = 0; seed < SUBJECTS; seed++) {
            kept += paintedMainColour(seed, style) == Identity.of(seed).main() ? 1 : 0;
        }
        assertThat(kept).as("subjects of %s", SUBJECTS).isGreaterThanOrEqualTo(SUBJECTS * 5 / 6);
    }

    @Test
    void aPencilSketchHasNoColour() {
        BufferedImage sketch = drawn(4, ArtStyle.PENCIL_SKETCH).picture();

        assertThat(tones(sketch))
                .isNotEmpty()
                .allSatisfy(tone -> assertThat(tone.chroma()).isLessThan(.05f));
    }

    @Test
    void pixelArtHasFewColoursInBlocksOfTwoPixels() {
        BufferedImage picture = drawn(6, ArtStyle.PIXEL_ART).picture();
        Set<Integer> colours = new HashSet<>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            colours.add(picture.getRGB(x, y));
            assertThat(picture.getRGB(x, y)).isEqualTo(picture.getRGB(x / 2 * 2, y / 2 * 2));
        }
        assertThat(colours).hasSizeBetween(4, 24);
    }

    private static Rendering drawn(int seed, ArtStyle style) {
        Context place = Context.values()[seed % Context.values().length];
        return StarterWorld.render(
                new Scene(Identity.of(seed), place, style, Accessory.NONE, new Pose(.38, 0, .5, .9, 1), seed), SIDE);
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        List<Tone> left = tones(one);
        List<Tone> right = tones(other);
        double sum = 0;
        for (int i = 0; i < left.size(); i++) {
            sum += Math.abs(left.get(i).red() - right.get(i).red())
                    + Math.abs(left.get(i).green() - right.get(i).green())
                    + Math.abs(left.get(i).blue() - right.get(i).blue());
        }
        return sum / left.size() / 3 * 255;
    }

    private static List<Tone> tones(BufferedImage picture) {
        return Arrays.stream(picture.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE))
                .mapToObj(rgb -> Tone.of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255))
                .toList();
    }

    /** What becomes, on average, of those of the subject's pixels that have the main colour in a plain picture. */
    private static Colour paintedMainColour(int seed, ArtStyle style) {
        Rendering plain = drawn(seed, ArtStyle.NONE);
        List<Tone> before = tones(plain.picture());
        List<Tone> after = tones(drawn(seed, style).picture());
        Tone sum = Tone.gray(0);
        int count = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            if (plain.covers(i % SIDE, i / SIDE)
                    && nearest(before.get(i)) == Identity.of(seed).main()) {
                sum = sum.mixed(after.get(i), 1.0 / ++count);
            }
        }
        return nearest(sum);
    }

    private static Colour nearest(Tone tone) {
        return Arrays.stream(Colour.values())
                .min(Comparator.comparingDouble(
                        colour -> Tone.of(colour.color()).distance(tone)))
                .orElseThrow();
    }
}

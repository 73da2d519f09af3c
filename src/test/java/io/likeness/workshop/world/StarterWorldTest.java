package io.likeness.workshop.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StarterWorldTest {

    @Test
    void aSceneIsDrawnTheSameEveryTime() {
        for (int seed = 0; seed < 40; seed++) {
            assertThat(pixels(StarterWorld.picture(Scene.of(seed), 64)))
                    .isEqualTo(pixels(StarterWorld.picture(Scene.of(seed), 64)));
        }
    }

    @Test
    void differentSeedsGiveDifferentPictures() {
        assertThat(pixels(StarterWorld.picture(Scene.of(1), 64)))
                .isNotEqualTo(pixels(StarterWorld.picture(Scene.of(2), 64)));
    }

    @ParameterizedTest
    @EnumSource
    void everyClassFillsTheMiddleAndLeavesTheCorners(SubjectClass kind) {
        for (int seed = 0; seed < 8; seed++) {
            Scene scene = new Scene(
                    Identity.of(kind, seed),
                    Context.STUDIO,
                    ArtStyle.NONE,
                    Accessory.NONE,
                    new Pose(.38, 0, .5, .9, 1),
                    seed);
            Rendering rendering = StarterWorld.render(scene, 64);
            long covered = covered(rendering);
            assertThat(covered).as("pixels of a %s", kind.noun()).isBetween(250L, 2600L);
            assertThat(Stream.of(0, 63).noneMatch(x -> rendering.covers(x, 0) || rendering.covers(x, 63)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCubeOfEveryClassStaysInThePicture(SubjectClass kind) {
        Scene scene = new Scene(Identity.of(kind, 3), Context.STUDIO, new Pose(.38, 0, .5, .9, 1), 3);
        Rendering cube = StarterWorld.render(scene.with(Property.CUBE), 64);
        assertThat(covered(cube)).isBetween(1000L, 2600L);
        assertThat(pixels(cube.picture())).isNotEqualTo(pixels(StarterWorld.picture(scene, 64)));
        for (int i = 0; i < 64; i++) {
            assertThat(cube.covers(i, 0) || cube.covers(0, i) || cube.covers(63, i))
                    .isFalse();
        }
    }

    @Test
    void shineAndWaterLieOnTheSubjectAndBesideItButDoNotChangeItsForm() {
        Scene scene = new Scene(Identity.of(SubjectClass.VASE, 3), Context.SNOW, new Pose(.38, 0, .5, .9, 1), 3);
        Rendering dry = StarterWorld.render(scene, 64);
        for (Property property : List.of(Property.SHINY, Property.WET)) {
            Rendering other = StarterWorld.render(scene.with(property), 64);
            int inside = 0;
            int beside = 0;
            for (int i = 0; i < 64 * 64; i++) {
                int x = i % 64;
                int y = i / 64;
                assertThat(other.covers(x, y)).isEqualTo(dry.covers(x, y));
                boolean changed = other.picture().getRGB(x, y) != dry.picture().getRGB(x, y);
                inside += changed && dry.covers(x, y) ? 1 : 0;
                beside += changed && !dry.covers(x, y) ? 1 : 0;
            }
            assertThat(inside).as("changed in the %s subject", property).isGreaterThan(400);
            assertThat(beside).as("changed beside the %s subject", property).isBetween(40, 900);
        }
    }

    @Test
    void theMaskShowsWhereThePictureDiffersFromTheEmptyPlace() {
        Identity cat = Identity.of(SubjectClass.CAT, 5);
        Pose pose = new Pose(.38, 0, .5, .9, 1);
        Rendering here = StarterWorld.render(new Scene(cat, Context.CITY, ArtStyle.NONE, Accessory.NONE, pose, 9), 64);
        Rendering there = StarterWorld.render(new Scene(cat, Context.SNOW, ArtStyle.NONE, Accessory.NONE, pose, 9), 64);
        int same = 0;
        int inside = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                if (deepInside(here, x, y)) {
                    inside++;
                    same += here.picture().getRGB(x, y) == there.picture().getRGB(x, y) ? 1 : 0;
                }
            }
        }
        assertThat(inside).isGreaterThan(400);
        assertThat(same).as("the cat is the same in both places").isEqualTo(inside);
    }

    @Test
    void photosShowOneSubjectInFivePlaces() {
        assertThat(StarterWorld.photos(11, 5, 64))
                .hasSize(5)
                .extracting(StarterWorldTest::pixels)
                .doesNotHaveDuplicates();
        assertThat(StarterWorld.photos(11, 5, 96))
                .hasSize(5)
                .allSatisfy(photo -> assertThat(photo.getWidth()).isEqualTo(96));
    }

    /** Whether the pixel and its neighbours are the subject's alone. */
    private static boolean deepInside(Rendering rendering, int x, int y) {
        for (int i = 0; i < 9; i++) {
            int nx = x - 1 + i % 3;
            int ny = y - 1 + i / 3;
            if (nx < 0 || ny < 0 || nx > 63 || ny > 63 || (rendering.subject().getRGB(nx, ny) >>> 24) != 255) {
                return false;
            }
        }
        return true;
    }

    private static long covered(Rendering rendering) {
        long count = 0;
        for (int i = 0; i < 64 * 64; i++) {
            count += rendering.covers(i % 64, i / 64) ? 1 : 0;
        }
        return count;
    }

    private static String pixels(BufferedImage picture) {
        return Arrays.toString(
                picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()));
    }
}

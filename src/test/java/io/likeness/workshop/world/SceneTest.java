package io.likeness.workshop.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SceneTest {

    private static final List<Scene> SCENES =
            LongStream.range(0, 20_000).mapToObj(Scene::of).toList();

    @Test
    void theMixtureHasAFewOfEverythingPeculiar() {
        assertThat(share(scene -> scene.style() != ArtStyle.NONE)).isBetween(.11, .13);
        assertThat(share(scene -> scene.property() != Property.NONE)).isBetween(.09, .11);
        assertThat(share(scene -> NamedIdentities.nameOf(scene.identity()).isPresent()))
                .isBetween(.09, .11);
        assertThat(share(scene -> scene.style() != ArtStyle.NONE && scene.property() != Property.NONE))
                .isBetween(.005, .015);
        double living = share(scene -> scene.identity().kind().living());
        assertThat(share(scene -> scene.accessory() != Accessory.NONE) / living).isBetween(.13, .17);
    }

    @Test
    void aSceneIsOddWhenItHasAStyleAPropertyOrAnAccessory() {
        Scene plain = new Scene(Identity.of(3), Context.SNOW, new Pose(.38, 0, .5, .9, 1), 4);
        assertThat(plain.odd()).isFalse();
        assertThat(plain.with(ArtStyle.POP_ART).odd()).isTrue();
        assertThat(plain.with(Property.WET).odd()).isTrue();
        assertThat(plain.with(Accessory.RED_HAT).odd()).isTrue();
        assertThat(plain.with(Context.CITY).odd()).isFalse();
    }

    @Test
    void theFortyAreSpreadOverTheClassesAndDifferWithinEach() {
        assertThat(NamedIdentities.all().stream()
                        .collect(Collectors.groupingBy(
                                Identity::kind, Collectors.mapping(Identity::main, Collectors.toSet()))))
                .hasSize(SubjectClass.values().length)
                .allSatisfy((_, colours) -> assertThat(colours).hasSizeBetween(2, 3));
        assertThat(NamedIdentities.all()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void noSeedGivesOneOfTheForty() {
        Set<Identity> drawn = new HashSet<>();
        for (long seed = 0; seed < 2_000; seed++) {
            drawn.add(Identity.of(seed));
            for (SubjectClass kind : SubjectClass.values()) {
                drawn.add(Identity.of(kind, seed));
            }
        }
        assertThat(NamedIdentities.all()).doesNotContainAnyElementsOf(drawn);
    }

    private static double share(Predicate<Scene> what) {
        return SCENES.stream().filter(what).count() / (double) SCENES.size();
    }
}

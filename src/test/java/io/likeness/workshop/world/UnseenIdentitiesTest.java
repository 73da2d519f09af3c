package io.likeness.workshop.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnseenIdentitiesTest {

    private static final int SCENES = 20_000;

    @Test
    void noneHasANameOrIsInAScene() {
        Set<Identity> seen = new HashSet<>(NamedIdentities.all());
        for (long seed = 0; seed < SCENES; seed++) {
            seen.add(Scene.of(seed).identity());
        }
        assertThat(UnseenIdentities.first(64)).doesNotHaveDuplicates().doesNotContainAnyElementsOf(seen);
    }

    @Test
    void everyOtherOneIsLivingAndEightAreOfEightClasses() {
        List<SubjectClass> kinds =
                UnseenIdentities.first(8).stream().map(Identity::kind).toList();

        assertThat(kinds).doesNotHaveDuplicates();
        assertThat(kinds.stream().map(SubjectClass::living))
                .containsExactly(true, false, true, false, true, false, true, false);
    }

    @Test
    void aFewAreTheFirstOfMany() {
        assertThat(UnseenIdentities.first(40))
                .startsWith(UnseenIdentities.first(3).toArray(Identity[]::new));
    }

    @Test
    void othersOfAClassAreNotAmongTheFirst() {
        assertThat(UnseenIdentities.others(SubjectClass.DOG, 32))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(UnseenIdentities.first(256))
                .allMatch(other -> other.kind() == SubjectClass.DOG);
    }

    @Test
    void paintChangesTheMainColourAndNothingElse() {
        Identity before = UnseenIdentities.first(1).getFirst();
        Identity after = before.painted(Colour.TEAL, 3);

        assertThat(after.main()).isEqualTo(Colour.TEAL);
        assertThat(after.mainPaint()).isNotEqualTo(before.mainPaint());
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("main", "mainPaint")
                .isEqualTo(before);
    }
}

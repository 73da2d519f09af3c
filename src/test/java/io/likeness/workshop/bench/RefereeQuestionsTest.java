package io.likeness.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.NamedIdentities;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RefereeQuestionsTest {

    private static final List<Question> QUESTIONS = RefereeQuestions.first(1000);
    private static final List<Scene> SCENES =
            QUESTIONS.stream().map(Question::scene).toList();

    @Test
    void noSceneIsLearnedOrLookedAtByAnotherPartAndNoSubjectHasAName() {
        Set<Scene> known = LongStream.concat(LongStream.range(0, 20_000), LongStream.range(1L << 40, (1L << 40) + 1000))
                .mapToObj(Scene::of)
                .collect(Collectors.toCollection(HashSet::new));
        known.addAll(SceneQuestions.others(1000));
        SceneQuestions.first(1000).forEach(question -> known.add(question.scene()));

        assertThat(SCENES).doesNotHaveDuplicates().doesNotContainAnyElementsOf(known);
        assertThat(SCENES)
                .allMatch(scene -> NamedIdentities.nameOf(scene.identity()).isEmpty());
    }

    @Test
    void aSceneIsAskedForAllThatItsPictureShowsAndForNothingElse() {
        assertThat(QUESTIONS).allSatisfy(question -> {
            for (Head head : Head.values()) {
                assertThat(question.asked().contains(head)).as(head.key()).isEqualTo(head.counts(question.scene()));
            }
        });
    }

    @Test
    void stylesAndPropertiesAreAsSeldomAsInTheMixture() {
        assertThat(SCENES.stream().filter(scene -> scene.style() != ArtStyle.NONE))
                .hasSizeBetween(90, 150);
        assertThat(SCENES.stream().filter(scene -> scene.property() != Property.NONE))
                .hasSizeBetween(70, 130);
    }

    @Test
    void aLongerListBeginsWithTheShorterOne() {
        assertThat(QUESTIONS).startsWith(RefereeQuestions.first(7).toArray(Question[]::new));
    }
}

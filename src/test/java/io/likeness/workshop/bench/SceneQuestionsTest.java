package io.likeness.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.world.Accessory;
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

class SceneQuestionsTest {

    private static final List<Question> QUESTIONS = SceneQuestions.first(240);

    /** As many as the largest training draws, and a few of the validations'. */
    private static final LongStream LEARNED =
            LongStream.concat(LongStream.range(0, 80_000), LongStream.range(1L << 40, (1L << 40) + 1000));

    @Test
    void noSceneIsLearnedAndNoSubjectHasAName() {
        Set<Scene> known = LEARNED.mapToObj(Scene::of).collect(Collectors.toCollection(HashSet::new));
        assertThat(QUESTIONS)
                .extracting(Question::scene)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(known);
        assertThat(QUESTIONS)
                .allMatch(question ->
                        NamedIdentities.nameOf(question.scene().identity()).isEmpty());
    }

    @Test
    void whatIsAskedForIsNamedInThePrompt() {
        assertThat(QUESTIONS).allSatisfy(question -> {
            Scene scene = question.scene();
            for (Head head : question.asked()) {
                assertThat(question.prompt())
                        .as(head.key())
                        .containsAnyOf(words(head, scene).toArray(String[]::new));
                assertThat(head.counts(scene)).as(head.key()).isTrue();
            }
        });
    }

    @Test
    void everyHeadIsAsked() {
        for (Head head : Head.values()) {
            assertThat(QUESTIONS.stream().filter(question -> question.asked().contains(head)))
                    .as(head.key())
                    .hasSizeGreaterThan(head == Head.SECOND || head == Head.PATTERN ? 2 : 25);
        }
    }

    @Test
    void halfOfTheScenesAreOrdinaryAndStylesPropertiesAndAccessoriesShareTheRest() {
        List<Scene> scenes = QUESTIONS.stream().map(Question::scene).toList();
        assertThat(scenes.stream().filter(scene -> !scene.odd())).hasSize(120);
        assertThat(scenes.stream().filter(scene -> scene.style() != ArtStyle.NONE))
                .hasSizeBetween(40, 60);
        assertThat(scenes.stream().filter(scene -> scene.property() != Property.NONE))
                .hasSizeBetween(40, 60);
        assertThat(scenes.stream().filter(scene -> scene.accessory() != Accessory.NONE))
                .hasSizeBetween(40, 60);
    }

    @Test
    void aLongerListBeginsWithTheShorterOneAndOtherScenesAreNotAmongThem() {
        assertThat(QUESTIONS).startsWith(SceneQuestions.first(7).toArray(Question[]::new));
        assertThat(SceneQuestions.others(240))
                .doesNotContainAnyElementsOf(
                        QUESTIONS.stream().map(Question::scene).toList());
    }

    private static List<String> words(Head head, Scene scene) {
        return switch (head) {
            case KIND -> scene.identity().kind().nouns();
            case MAIN -> List.of(scene.identity().main().word());
            case SECOND -> List.of("and " + scene.identity().second().word());
            case PATTERN -> List.of(scene.identity().pattern().word());
            case CONTEXT -> scene.context().phrases();
            case STYLE -> List.of(scene.style().phrase(), "in the style of vincent van gogh");
            case PROPERTY -> scene.property().phrases();
            case ACCESSORY -> List.of(scene.accessory().phrase());
        };
    }
}

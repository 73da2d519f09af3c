package io.likeness.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.prompts.PromptLibrary;
import io.likeness.prompts.PromptTemplate;
import io.likeness.workshop.referee.Head;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.Scene;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubjectQuestionsTest {

    private static final BenchSubject DOG = BenchSubject.first(2).get(0);
    private static final BenchSubject BACKPACK = BenchSubject.first(2).get(1);
    private static final Set<Group> RENDITIONS =
            EnumSet.of(Group.PLACE, Group.STYLE, Group.COLOUR, Group.PROPERTY, Group.ACCESSORY);

    @Test
    void theStudiosWordingIsThatOfItsButtons() {
        Set<String> buttons = PromptLibrary.builtIn().suiting("dog").values().stream()
                .flatMap(List::stream)
                .filter(PromptTemplate::starterKnows)
                .map(template -> template.fill("sks dog").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        // these suit objects only: "a sks backpack on top of a white rug"
        buttons.add("a sks dog with a wheat field in the background");
        buttons.add("a sks dog on top of a white rug");

        assertThat(SubjectQuestions.of(DOG, 0))
                .filteredOn(question -> question.wording() == Wording.STUDIO && RENDITIONS.contains(question.group()))
                .hasSizeGreaterThan(20)
                .extracting(Question::prompt)
                .isSubsetOf(buttons);
    }

    @Test
    void thePhotosWordingIsThatOfTheFineTuning() {
        assertThat(SubjectQuestions.of(DOG, 0))
                .filteredOn(question -> question.wording() == Wording.PHOTO)
                .extracting(Question::prompt)
                .contains(
                        "a photo of sks dog",
                        "a photo of sks dog wearing a santa hat",
                        "a photo of shiny sks dog",
                        "a watercolor painting of sks dog",
                        "a photo of a dog");
    }

    @Test
    void bothWordingsAskAsOftenAndOverTwoTrainingsForEveryPlace() {
        for (Group group : RENDITIONS) {
            List<Question> asked = both(group);
            assertThat(asked.stream().filter(question -> question.wording() == Wording.PHOTO))
                    .as(group.name())
                    .hasSize(asked.size() / 2);
        }
        assertThat(both(Group.PLACE)).extracting(Question::prompt).hasSize(40).doesNotHaveDuplicates();
        assertThat(both(Group.PLACE))
                .extracting(question -> question.scene().context())
                .contains(Context.values());
    }

    @Test
    void aRightPictureShowsTheSubjectWithWhatIsAskedFor() {
        for (Question question : SubjectQuestions.of(DOG, 0)) {
            Scene scene = question.scene();
            boolean any = question.group().anyone();
            boolean painted = question.group() == Group.COLOUR;
            assertThat(scene.identity().equals(DOG.identity())).isNotEqualTo(any || painted);
            if (painted) {
                assertThat(question.prompt()).contains(scene.identity().main().word());
                assertThat(scene.identity().main()).isNotEqualTo(DOG.identity().main());
            }
            boolean styled = question.group() == Group.CLASS_ELSEWHERE && scene.style() != ArtStyle.NONE;
            assertThat(scene.odd())
                    .isEqualTo(styled
                            || EnumSet.of(Group.STYLE, Group.PROPERTY, Group.ACCESSORY)
                                    .contains(question.group()));
            assertThat(question.asked()).isNotEmpty().allMatch(head -> head.counts(scene));
        }
    }

    @Test
    void theClassIsAskedForInEveryPlaceAndStyleOverTwoTrainingsWithoutTheSubjectsName() {
        List<Question> elsewhere = both(Group.CLASS_ELSEWHERE);

        assertThat(elsewhere)
                .extracting(Question::prompt)
                .hasSize(27)
                .contains("a dog on the beach", "a photo of a dog in the jungle", "pop art of a dog")
                .noneMatch(prompt -> prompt.contains(DOG.identifier()));
        assertThat(elsewhere).extracting(question -> question.scene().style()).contains(ArtStyle.values());
    }

    @Test
    void eachSubjectHasAWordOfItsOwnAsInTheStudio() {
        assertThat(BenchSubject.first(8)).extracting(BenchSubject::identifier).doesNotHaveDuplicates();
        assertThat(SubjectQuestions.of(BACKPACK, 0))
                .filteredOn(question -> question.group() == Group.PLACE)
                .allMatch(question -> question.prompt().contains(BACKPACK.identifier() + " backpack"));
    }

    @Test
    void onlyTheLivingWearSomething() {
        assertThat(SubjectQuestions.of(BACKPACK, 0)).noneMatch(question -> question.group() == Group.ACCESSORY);
        assertThat(SubjectQuestions.of(DOG, 0))
                .filteredOn(question -> question.group() == Group.ACCESSORY)
                .hasSize(10)
                .allMatch(question -> question.asked().contains(Head.ACCESSORY));
    }

    @Test
    void noTwoPicturesBeginWithTheSameNoise() {
        List<Question> all = new ArrayList<>(SubjectQuestions.of(DOG, 0));
        all.addAll(SubjectQuestions.of(DOG, 1));
        all.addAll(SubjectQuestions.of(BACKPACK, 0));
        assertThat(all).extracting(Question::seed).doesNotHaveDuplicates();
    }

    private static List<Question> both(Group group) {
        return Stream.of(0, 1)
                .flatMap(training -> SubjectQuestions.of(DOG, training).stream())
                .filter(question -> question.group() == group)
                .toList();
    }
}

package io.likeness.workshop.bench;

import static io.likeness.workshop.bench.Judgements.identified;
import static io.likeness.workshop.bench.Judgements.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.SubjectClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a mean over all places hides. */
class ThemeTest {

    private static final BenchSubject DOG = BenchSubject.first(1).getFirst();
    private static final Judgement SUBJECT = identified(1, 0);
    private static final Judgement STRANGER = identified(0, 1);

    @Test
    void aSubjectThatIsLostInOnePlaceIsFoundMissingThere() {
        List<TaughtSubject> sittings = List.of(
                sitting(answer(Context.BEACH, STRANGER), answer(Context.SNOW, SUBJECT), answer(Context.CITY, SUBJECT)),
                sitting(answer(Context.BEACH, SUBJECT), answer(Context.SNOW, SUBJECT), answer(Context.CITY, SUBJECT)));

        List<Theme> places = Theme.of(Group.PLACE, sittings);

        assertThat(places).extracting(Theme::name).containsExactly("on the beach", "in the snow", "in the city");
        Theme least = Theme.leastAlike(places).orElseThrow();
        assertThat(least.name()).isEqualTo("on the beach");
        assertThat(least.likeness().mean(PictureSource.DRAWN)).isEqualTo(.5);
        assertThat(least.likeness().count()).isEqualTo(2);
    }

    @Test
    void aPlaceThatDoesNotComeIsTheOneThatIsFollowedLeast() {
        Judgement inTheSnow = seen(SubjectClass.DOG, Context.SNOW);
        List<Theme> places = Theme.of(
                Group.PLACE, List.of(sitting(answer(Context.SNOW, inTheSnow), answer(Context.CITY, inTheSnow))));

        assertThat(Theme.leastFollowed(places))
                .hasValueSatisfying(least -> assertThat(least.name()).isEqualTo("in the city"));
    }

    @Test
    void whatNobodyCanSeeIsNotTheLeast() {
        assertThat(Theme.leastAlike(Theme.of(Group.STYLE, List.of(sitting())))).isEmpty();
    }

    private static TaughtSubject sitting(Answer... answers) {
        return new TaughtSubject(
                "01-dog-0", new Portrait(List.of(SUBJECT), 0, 0), List.of(answers), List.of(), new TrainingTime(0, 0));
    }

    /** The model drew this; the world draws the subject. */
    private static Answer answer(Context place, Judgement drawn) {
        Question question = new Question(
                Group.PLACE,
                Wording.STUDIO,
                "a sks dog somewhere",
                DOG.anywhere("test", 0).with(place),
                Set.of(Head.CONTEXT),
                0);
        return new Answer(
                question,
                Map.of(
                        PictureSource.DRAWN,
                        drawn,
                        PictureSource.RENDERED,
                        SUBJECT,
                        PictureSource.RECONSTRUCTED,
                        SUBJECT));
    }
}

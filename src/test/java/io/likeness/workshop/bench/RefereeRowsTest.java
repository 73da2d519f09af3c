package io.likeness.workshop.bench;

import static io.likeness.workshop.bench.Judgements.identified;
import static io.likeness.workshop.bench.Judgements.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.likeness.workshop.bench.BenchSettings.Part;
import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.SubjectClass;
import io.likeness.workshop.world.UnseenIdentities;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How what a referee says of known scenes becomes its own figures. */
class RefereeRowsTest {

    private static final Judgement SNOW = seen(SubjectClass.DOG, Context.SNOW);
    private static final Judgement CITY = seen(SubjectClass.DOG, Context.CITY);
    private static final Judgement CAT = seen(SubjectClass.CAT, Context.SNOW);

    @Test
    void rightAnswersAreCountedAmongTheScenesThatShowThem() {
        List<Row> rows = RefereeRows.of(
                List.of(
                        answer(Context.SNOW, SNOW, SNOW, Head.KIND, Head.CONTEXT),
                        answer(Context.SNOW, CITY, CITY, Head.KIND, Head.CONTEXT),
                        answer(Context.SNOW, SNOW, CITY, Head.KIND, Head.CONTEXT),
                        answer(Context.CITY, CITY, CITY, Head.KIND, Head.CONTEXT),
                        answer(Context.BEACH, SNOW, CAT, Head.KIND)),
                List.of());

        assertThat(rows).extracting(Row::what).containsExactly("referee: class", "referee: context");
        Row kind = rows.getFirst();
        assertThat(kind.pictures()).isEqualTo(5);
        assertThat(kind.measured()).isEqualTo(1);
        assertThat(kind.reconstructed()).isEqualTo(.8);
        assertThat(kind.met()).isTrue();
        Row context = rows.getLast();
        assertThat(context.pictures()).isEqualTo(4);
        assertThat(context.measured()).isEqualTo(.75);
        assertThat(context.rendered()).isEqualTo(.75);
        assertThat(context.reconstructed()).isEqualTo(.5);
        assertThat(context.chance()).as("always snow").isEqualTo(.75);
        assertThat(context.met()).isFalse();
    }

    @Test
    void cosinesAreMeansOverPairsOfOneSubjectOfAClassAndOfTwoClasses() {
        List<Sighting> sightings = List.of(
                sighting(SubjectClass.DOG, identified(1, 0), identified(.8f, .6f), identified(1, 0)),
                sighting(SubjectClass.DOG, identified(0, 1), identified(0, 1), identified(.6f, .8f)),
                sighting(SubjectClass.CAT, identified(-1, 0), identified(0, -1), identified(-1, 0)));

        List<Row> rows = RefereeRows.of(List.of(), sightings);

        assertThat(rows)
                .extracting(Row::what)
                .containsExactly(
                        "referee: identity of one subject",
                        "referee: identity of two subjects of a class",
                        "referee: identity of two classes");
        assertThat(rows.get(0).measured()).isCloseTo((1 + .8 + 1) / 3, within(1e-6));
        assertThat(rows.get(0).reconstructed()).isCloseTo((.8 + .8 + 0) / 3, within(1e-6));
        assertThat(rows.get(1).measured()).isCloseTo((.6 + 0) / 2, within(1e-6));
        assertThat(rows.get(2).measured()).isCloseTo((-1 + 0 - 1 - .6) / 4, within(1e-6));
        assertThat(rows).extracting(Row::met).containsOnlyNulls();
    }

    @Test
    void oneSubjectAloneIsComparedWithItselfOnly() {
        Sighting only = sighting(SubjectClass.DOG, identified(1), identified(1), identified(1));

        assertThat(RefereeRows.of(List.of(), List.of(only)))
                .extracting(Row::what)
                .containsExactly("referee: identity of one subject");
    }

    @Test
    void whatTheRefereeIsWrongAboutTooOftenStandsAboveTheTable() {
        List<Row> rows = List.of(
                row("class", .99),
                row("pattern", .9),
                row("second colour", .948),
                Row.of("referee: identity", .1, null));
        BenchReport report = new BenchReport(Map.of(), Map.of(), Map.of(Part.REFEREE, rows));

        assertThat(report.summary())
                .isEqualTo("The referee may not be trusted on pattern (90.0 %), second colour (94.8 %):"
                        + " it must be right about 95 % of the world's own pictures.\n\n" + report.table());
    }

    @Test
    void nothingStandsAboveTheTableOfARefereeThatIsRightOrThatNobodyExamined() {
        BenchReport right = new BenchReport(Map.of(), Map.of(), Map.of(Part.REFEREE, List.of(row("class", .95))));
        BenchReport unexamined =
                new BenchReport(Map.of(), Map.of(), Map.of(Part.BASE, List.of(Row.of("class", .3, Goal.atLeast(.9)))));

        assertThat(right.summary()).isEqualTo(right.table());
        assertThat(unexamined.summary()).isEqualTo(unexamined.table());
    }

    private static Row row(String head, double measured) {
        return Row.of("referee: " + head, measured, Goal.atLeast(.95));
    }

    private static Answer answer(Context truth, Judgement rendered, Judgement reconstructed, Head... asked) {
        return answer(question(SubjectClass.DOG, truth, asked), rendered, reconstructed);
    }

    private static Sighting sighting(
            SubjectClass kind, Judgement rendered, Judgement reconstructed, Judgement elsewhere) {
        return new Sighting(answer(question(kind, Context.SNOW), rendered, reconstructed), elsewhere);
    }

    private static Answer answer(Question question, Judgement rendered, Judgement reconstructed) {
        return new Answer(
                question,
                Map.of(
                        PictureSource.DRAWN,
                        rendered,
                        PictureSource.RENDERED,
                        rendered,
                        PictureSource.RECONSTRUCTED,
                        reconstructed));
    }

    private static Question question(SubjectClass kind, Context place, Head... asked) {
        var scene = BenchSubject.plain(1, UnseenIdentities.others(kind, 1).getFirst())
                .with(place);
        return new Question(Group.SCENE, Wording.CAPTION, "", scene, Set.of(asked), 0);
    }
}

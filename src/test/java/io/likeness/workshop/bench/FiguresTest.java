package io.likeness.workshop.bench;

import static io.likeness.workshop.bench.Judgements.featured;
import static io.likeness.workshop.bench.Judgements.identified;
import static io.likeness.workshop.bench.Judgements.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.likeness.workshop.bench.BenchSettings.Part;
import io.likeness.workshop.pretraining.Reconstruction;
import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.world.Context;
import io.likeness.workshop.world.SubjectClass;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How judgements become the report's numbers. */
class FiguresTest {

    private static final BenchSubject DOG = BenchSubject.first(1).getFirst();

    @Test
    void aFigureIsTheShareOfRightAnswersOfEachSource() {
        MeanMark figure = new MeanMark()
                .add(
                        List.of(answer(Wording.PHOTO, Context.SNOW), answer(Wording.STUDIO, Context.CITY)),
                        Marking.right(Head.CONTEXT));

        assertThat(figure.count()).isEqualTo(2);
        assertThat(figure.mean(PictureSource.DRAWN)).isEqualTo(.5);
        assertThat(figure.mean(PictureSource.RENDERED)).isEqualTo(1);
        assertThat(figure.drawn(Wording.PHOTO)).hasValue(1);
        assertThat(figure.drawn(Wording.STUDIO)).hasValue(0);
        assertThat(figure.drawn(Wording.CAPTION)).isEmpty();
    }

    @Test
    void marksThatCountTogetherAreRightOnlyTogether() {
        Question question = question(Wording.PHOTO);
        Marking both = Marking.right(Head.CONTEXT).and(Marking.right(Head.KIND));

        assertThat(both.of(question, seen(SubjectClass.DOG, Context.SNOW))).isEqualTo(1);
        assertThat(both.of(question, seen(SubjectClass.CAT, Context.SNOW))).isZero();
        assertThat(both.of(question, seen(SubjectClass.DOG, Context.CITY))).isZero();
    }

    @Test
    void chanceIsHowOftenAnotherPromptsPictureIsRight() {
        List<Question> questions = List.of(
                question(Context.SNOW), question(Context.SNOW), question(Context.CITY), question(Context.BEACH));

        assertThat(Chance.of(Head.CONTEXT, questions)).isCloseTo(2.0 / 12, within(1e-9));
        assertThat(Chance.of(Head.CONTEXT, questions.subList(0, 1))).isZero();
    }

    @Test
    void theMostFrequentAnswerIsRightAsOftenAsItIsTheTruth() {
        List<Question> questions = List.of(
                question(Context.SNOW), question(Context.CITY), question(Context.CITY), question(Context.BEACH));

        assertThat(Chance.ofMostFrequent(Head.CONTEXT, questions)).isEqualTo(.5);
    }

    @Test
    void diversityIsTheMeanDistanceOfAllPairs() {
        List<Judgement> triangle = List.of(featured(0, 0), featured(3, 4), featured(6, 8));

        assertThat(Diversity.of(triangle)).isCloseTo((5 + 5 + 10) / 3.0, within(1e-6));
        assertThat(Diversity.of(List.of(featured(1, 2), featured(1, 2)))).isZero();
    }

    @Test
    void likenessIsTheMeanCosineToTheReferences() {
        Portrait portrait = new Portrait(List.of(identified(1, 0), identified(0, 1)), 0, 0);

        assertThat(portrait.likeness(identified(1, 0))).isEqualTo(.5);
        assertThat(portrait.likeness(identified(-1, 0))).isEqualTo(-.5);
    }

    @Test
    void aHalfOffPictureHasSixDecibels() {
        BufferedImage white = filled(new Color(255, 255, 255));
        BufferedImage half = filled(new Color(127, 128, 127));

        assertThat(Reconstruction.decibels(List.of(white), List.of(half))).isCloseTo(6.02, within(.05));
    }

    @Test
    void goalsSayWhetherTheyAreMet() {
        assertThat(Goal.atLeast(.6).met(.6)).isTrue();
        assertThat(Goal.atLeast(.6).met(.59)).isFalse();
        assertThat(Goal.atMost(.35).met(.35)).isTrue();
        assertThat(Goal.atMost(.35).met(.36)).isFalse();
        assertThat(Goal.ofCeiling(.9, .5)).isEqualTo(new Goal(">= 0.90 of renders = 0.45", .45, true));
        assertThat(Goal.timesAutoencoder(1.5, 8)).isEqualTo(new Goal("<= 1.50 x autoencoder = 12.0", 12, false));
    }

    @Test
    void theTableHasALineForEachRowAndLeavesOutWhatDoesNotApply() {
        MeanMark figure = new MeanMark().add(List.of(answer(Wording.PHOTO, Context.SNOW)), Marking.right(Head.CONTEXT));
        BenchReport report = new BenchReport(
                Map.of(),
                Map.of(),
                Map.of(
                        Part.BASE,
                        List.of(Row.of("dB", 30.25, Goal.atLeast(26))),
                        Part.DREAMBOOTH,
                        List.of(Row.of("place", figure, .05, null))));

        assertThat(report.table().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "| | measured | a photo of | Studio | renders | through autoencoder | chance | goal | met | pictures |",
                        "| ----- | -------- | ---------- | ------ | ------- | ------------------- | ------ | ------- | --- | -------- |",
                        "| dB | 30.3 | | | | | | >= 26.0 | yes | |",
                        "| place | 1.00 | 1.00 | | 1.00 | 1.00 | 0.05 | | | 1 |");
    }

    /** The model draws a place; the world draws what was asked for, snow. */
    private static Answer answer(Wording wording, Context drawn) {
        Judgement right = seen(SubjectClass.DOG, Context.SNOW);
        return new Answer(
                question(wording),
                Map.of(
                        PictureSource.DRAWN, seen(SubjectClass.DOG, drawn),
                        PictureSource.RENDERED, right,
                        PictureSource.RECONSTRUCTED, right));
    }

    private static Question question(Wording wording) {
        return new Question(
                Group.PLACE, wording, "snow", DOG.anywhere("test", 0).with(Context.SNOW), Set.of(), 0);
    }

    private static Question question(Context context) {
        return new Question(
                Group.PLACE, Wording.PHOTO, "somewhere", DOG.anywhere("test", 0).with(context), Set.of(), 0);
    }

    private static BufferedImage filled(Color color) {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(color);
        g.fillRect(0, 0, 8, 8);
        g.dispose();
        return picture;
    }
}

package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures over all fine-tunings; a mean counts each picture alike. */
final class SubjectRows {

    private static final double MOST_SECONDS = 180;
    private static final double LEAST_ALIKE = .7;

    private final List<TaughtSubject> sittings;
    private final List<Row> rows = new ArrayList<>();

    private SubjectRows(List<TaughtSubject> sittings) {
        this.sittings = sittings;
    }

    static List<Row> of(List<TaughtSubject> sittings) {
        SubjectRows table = new SubjectRows(sittings);
        table.identity();
        table.edits();
        table.drift();
        table.time();
        return List.copyOf(table.rows);
    }

    private void identity() {
        double ofClass = mean(sitting -> sitting.portrait().ofClass());
        MeanMark alone = likeness(Group.ALONE, TaughtSubject::answers);
        double rendered = alone.mean(PictureSource.RENDERED);
        double reconstructed = alone.mean(PictureSource.RECONSTRUCTED);
        rows.add(Row.of("identity of 'a sks dog'", alone, ofClass, Goal.atLeast(.6)));
        rows.add(Row.of(
                "the same above others of its class",
                alone.mean(PictureSource.DRAWN) - ofClass,
                rendered - ofClass,
                reconstructed - ofClass,
                Goal.atLeast(.3)));
        rows.add(Row.of(
                "identity of subjects of other classes",
                mean(sitting -> sitting.portrait().ofOthers()),
                null));
        rows.add(
                Row.of("identity in places", likeness(Group.PLACE, TaughtSubject::answers), ofClass, Goal.atLeast(.5)));
        leastAlike(Group.PLACE, ofClass, Goal.atLeast(LEAST_ALIKE));
        row("place", Group.PLACE, Goal.atLeast(.8), Head.CONTEXT);
        leastFollowed(Group.PLACE);
    }

    private void edits() {
        double ofClass = mean(sitting -> sitting.portrait().ofClass());
        row("style", Group.STYLE, Goal.atLeast(.6), Head.STYLE);
        leastFollowed(Group.STYLE);
        rows.add(Row.of("identity in styles", likeness(Group.STYLE, TaughtSubject::answers), ofClass, null));
        leastAlike(Group.STYLE, ofClass, Goal.atLeast(LEAST_ALIKE));
        row("colour, class kept", Group.COLOUR, Goal.atLeast(.6), Head.MAIN, Head.KIND);
        leastFollowed(Group.COLOUR);
        row("property", Group.PROPERTY, null, Head.PROPERTY);
        row("accessory", Group.ACCESSORY, Goal.atLeast(.4), Head.ACCESSORY);
        MeanMark dressed = likeness(Group.ACCESSORY, TaughtSubject::answers);
        if (dressed.count() > 0) {
            rows.add(Row.of("identity with accessory", dressed, ofClass, null));
        }
    }

    private void drift() {
        double ofClass = mean(sitting -> sitting.portrait().ofClass());
        MeanMark drifted = likeness(Group.CLASS, TaughtSubject::answers);
        rows.add(Row.of("drift: identity of 'a dog'", drifted, ofClass, Goal.atMost(.35)));
        rows.add(Row.of("the same of the base model", likeness(Group.CLASS, TaughtSubject::base), ofClass, null));
        rows.add(Row.of(
                "drift in places and styles", likeness(Group.CLASS_ELSEWHERE, TaughtSubject::answers), ofClass, null));
        rows.add(Row.of(
                "the same of the base model", likeness(Group.CLASS_ELSEWHERE, TaughtSubject::base), ofClass, null));
        row("class of 'a dog'", Group.CLASS, null, Head.KIND);
        rows.add(Row.of(
                "diversity of 'a dog', base model = 1",
                mean(sitting -> sitting.diversity(PictureSource.DRAWN)),
                mean(sitting -> sitting.diversity(PictureSource.RENDERED)),
                mean(sitting -> sitting.diversity(PictureSource.RECONSTRUCTED)),
                Goal.atLeast(.5)));
    }

    /** A fine-tuning that was stopped on the way has no time. */
    private void time() {
        List<TrainingTime> whole = sittings.stream()
                .map(TaughtSubject::time)
                .filter(time -> time.seconds() > 0)
                .toList();
        if (whole.isEmpty()) {
            return;
        }
        double longest = whole.stream().mapToDouble(TrainingTime::seconds).max().orElseThrow();
        double steps =
                whole.stream().mapToDouble(TrainingTime::stepSeconds).average().orElseThrow();
        rows.add(Row.of("longest fine-tuning, in seconds", longest, Goal.atMost(MOST_SECONDS)));
        rows.add(Row.of("steps of a fine-tuning, in seconds", steps, null));
    }

    private void leastAlike(Group group, double ofClass, Goal goal) {
        Theme.leastAlike(Theme.of(group, sittings))
                .ifPresent(theme ->
                        rows.add(Row.of("the least of them, " + theme.name(), theme.likeness(), ofClass, goal)));
    }

    private void leastFollowed(Group group) {
        Theme.leastFollowed(Theme.of(group, sittings))
                .ifPresent(theme -> rows.add(Row.of("the least of them, " + theme.name(), theme.right(), null, null)));
    }

    /** The share of pictures in which all heads are right; a class has no chance, for every prompt says the same one. */
    private void row(String what, Group group, @Nullable Goal goal, Head first, Head... more) {
        Marking marking = Marking.right(first);
        for (Head head : more) {
            marking = marking.and(Marking.right(head));
        }
        MeanMark figure = new MeanMark();
        List<Question> questions = new ArrayList<>();
        for (TaughtSubject sitting : sittings) {
            List<Answer> counted = sitting.of(group).stream()
                    .filter(answer -> answer.question().asked().contains(first))
                    .toList();
            figure.add(counted, marking);
            questions.addAll(counted.stream().map(Answer::question).toList());
        }
        if (figure.count() > 0) {
            rows.add(Row.of(what, figure, first == Head.KIND ? null : Chance.of(first, questions), goal));
        }
    }

    /** The mean likeness to the subject, in pictures that can show it. */
    private MeanMark likeness(Group group, Function<TaughtSubject, List<Answer>> answers) {
        MeanMark figure = new MeanMark();
        for (TaughtSubject sitting : sittings) {
            List<Answer> counted = answers.apply(sitting).stream()
                    .filter(answer -> answer.question().group() == group)
                    .filter(answer -> Visible.identity(answer.question().scene()))
                    .toList();
            figure.add(counted, (_, picture) -> sitting.portrait().likeness(picture));
        }
        return figure;
    }

    private double mean(ToDoubleFunction<TaughtSubject> number) {
        return sittings.stream().mapToDouble(number).average().orElseThrow();
    }
}

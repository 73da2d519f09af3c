package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Visible;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One place, style or colour over all fine-tunings. A mean over all places hides that a subject is lost in one of them.
 *
 * @param group whether it is a place, a style or a colour
 * @param name as prompts say it
 * @param likeness to the subject, of pictures that can show it; empty of a colour, which is not the subject's own
 * @param right whether what was asked for can be seen
 */
record Theme(Group group, String name, MeanMark likeness, MeanMark right) {

    /** All of a group's, as they are asked for. */
    static List<Theme> of(Group group, List<TaughtSubject> sittings) {
        Map<String, Theme> themes = new LinkedHashMap<>();
        for (TaughtSubject sitting : sittings) {
            for (Answer answer : sitting.of(group)) {
                String name = name(answer.question());
                themes.computeIfAbsent(name, key -> new Theme(group, key, new MeanMark(), new MeanMark()))
                        .add(answer, sitting.portrait());
            }
        }
        return List.copyOf(themes.values());
    }

    /** The one in which the subject is least like itself; empty where no picture can show it. */
    static Optional<Theme> leastAlike(List<Theme> themes) {
        return worst(themes, Theme::likeness);
    }

    /** The one that is followed least; empty where no picture can show it. */
    static Optional<Theme> leastFollowed(List<Theme> themes) {
        return worst(themes, Theme::right);
    }

    private static Optional<Theme> worst(List<Theme> themes, Function<Theme, MeanMark> figure) {
        return themes.stream()
                .filter(theme -> figure.apply(theme).count() > 0)
                .min(Comparator.comparingDouble(theme -> figure.apply(theme).mean(PictureSource.DRAWN)));
    }

    private void add(Answer answer, Portrait portrait) {
        Question question = answer.question();
        if (group != Group.COLOUR && Visible.identity(question.scene())) {
            likeness.add(List.of(answer), (_, picture) -> portrait.likeness(picture));
        }
        if (question.asked().contains(head(group))) {
            right.add(List.of(answer), marking(group));
        }
    }

    private static String name(Question question) {
        return switch (question.group()) {
            case PLACE -> question.scene().context().phrases().getFirst();
            case STYLE -> question.scene().style().phrase();
            case COLOUR -> question.scene().identity().main().word();
            default -> throw new IllegalArgumentException(question.group() + " has no themes");
        };
    }

    /** In another colour the subject must still be of its class. */
    private static Marking marking(Group group) {
        Marking right = Marking.right(head(group));
        return group == Group.COLOUR ? right.and(Marking.right(Head.KIND)) : right;
    }

    private static Head head(Group group) {
        return switch (group) {
            case PLACE -> Head.CONTEXT;
            case STYLE -> Head.STYLE;
            case COLOUR -> Head.MAIN;
            default -> throw new IllegalArgumentException(group + " has no themes");
        };
    }
}

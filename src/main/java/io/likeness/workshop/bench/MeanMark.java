package io.likeness.workshop.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Means over marks of the same kind, by where the pictures come from and how the prompts were worded. */
final class MeanMark {

    private record Mark(Wording wording, PictureSource source, double value) {}

    private final List<Mark> marks = new ArrayList<>();
    private final Map<Wording, Integer> asked = new EnumMap<>(Wording.class);

    /** Adds the marks of answers, one for each source. */
    MeanMark add(List<Answer> answers, Marking marking) {
        for (Answer answer : answers) {
            Wording wording = answer.question().wording();
            asked.merge(wording, 1, Integer::sum);
            for (PictureSource source : PictureSource.values()) {
                marks.add(new Mark(wording, source, marking.of(answer.question(), answer.of(source))));
            }
        }
        return this;
    }

    /** How many pictures of the model were marked. */
    int count() {
        return asked.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The mean over pictures of a source. */
    double mean(PictureSource source) {
        return mean(marks.stream().filter(mark -> mark.source == source)).orElseThrow();
    }

    /** The mean over the model's pictures of prompts of one wording; empty where none was worded so. */
    OptionalDouble drawn(Wording wording) {
        return mean(marks.stream().filter(mark -> mark.source == PictureSource.DRAWN && mark.wording == wording));
    }

    private static OptionalDouble mean(Stream<Mark> marks) {
        ToDoubleFunction<Mark> value = Mark::value;
        return marks.mapToDouble(value).average();
    }
}

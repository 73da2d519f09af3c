package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How often an answer is right that ignores its question. */
final class Chance {

    private Chance() {}

    /** The right picture of another question, over all pairs of two: what pictures get that ignore their prompts; 0 where there is only one. */
    static double of(Head head, List<Question> questions) {
        long same = counts(head, questions).stream()
                .mapToLong(count -> count * (count - 1))
                .sum();
        long pairs = (long) questions.size() * (questions.size() - 1);
        return pairs == 0 ? 0 : (double) same / pairs;
    }

    /** Always the most frequent answer: what a referee gets that does not look at the picture. */
    static double ofMostFrequent(Head head, List<Question> questions) {
        long most = counts(head, questions).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        return (double) most / questions.size();
    }

    /** How many questions have each right answer. */
    private static Collection<Long> counts(Head head, List<Question> questions) {
        return questions.stream()
                .map(question -> head.truth(question.scene()))
                .collect(Collectors.groupingBy(Function.<Enum<?>>identity(), Collectors.counting()))
                .values();
    }
}

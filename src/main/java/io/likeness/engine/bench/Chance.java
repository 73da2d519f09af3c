package io.likeness.engine.bench;

import io.likeness.engine.evaluation.Head;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How often the right picture of one question is right for another one too: what pictures get that ignore their prompts. */
final class Chance {

    private Chance() {}

    /** Over all pairs of two questions; 0 where there is only one. */
    static double of(Head head, List<Question> questions) {
        Map<Enum<?>, Long> counts = questions.stream()
                .map(question -> head.truth(question.scene()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long same =
                counts.values().stream().mapToLong(count -> count * (count - 1)).sum();
        long pairs = (long) questions.size() * (questions.size() - 1);
        return pairs == 0 ? 0 : (double) same / pairs;
    }
}

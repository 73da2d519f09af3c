package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.referee.Judgement;

/** How well a picture answers a question: 1 for right and 0 for wrong, or a cosine. */
@FunctionalInterface
interface Marking {

    double of(Question question, Judgement picture);

    /** Whether the referee sees what was asked for. */
    static Marking right(Head head) {
        return (question, picture) -> picture.answer(head) == head.truth(question.scene()) ? 1 : 0;
    }

    /** Whether it sees both: one mark for what only counts together. */
    default Marking and(Marking other) {
        return (question, picture) -> of(question, picture) * other.of(question, picture);
    }
}

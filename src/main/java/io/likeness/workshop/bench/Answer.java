package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Judgement;
import java.util.Map;
import java.util.Objects;

/** A question, and what the referee says of a picture of it from each source. */
record Answer(Question question, Map<PictureSource, Judgement> judgements) {

    Answer {
        judgements = Map.copyOf(judgements);
    }

    Judgement of(PictureSource source) {
        return Objects.requireNonNull(judgements.get(source), "every source was judged");
    }
}

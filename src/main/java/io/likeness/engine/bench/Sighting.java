package io.likeness.engine.bench;

import io.likeness.engine.evaluation.Judgement;
import io.likeness.engine.starter.Identity;

/**
 * A scene whose subject can be known again, judged twice.
 *
 * @param answer what the referee says of the scene
 * @param elsewhere what it says of another picture of the same subject
 */
record Sighting(Answer answer, Judgement elsewhere) {

    /** How alike the referee finds this scene and another one's second picture. */
    double likeness(Source source, Sighting other) {
        return answer.of(source).identityWith(other.elsewhere);
    }

    Identity identity() {
        return answer.question().scene().identity();
    }
}

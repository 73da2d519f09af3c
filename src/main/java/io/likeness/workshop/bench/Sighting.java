package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.world.Identity;

/**
 * A scene whose subject can be known again, judged twice.
 *
 * @param answer what the referee says of the scene
 * @param elsewhere what it says of another picture of the same subject
 */
record Sighting(Answer answer, Judgement elsewhere) {

    /** How alike the referee finds this scene and another one's second picture. */
    double likeness(PictureSource source, Sighting other) {
        return answer.of(source).identityWith(other.elsewhere);
    }

    Identity identity() {
        return answer.question().scene().identity();
    }
}

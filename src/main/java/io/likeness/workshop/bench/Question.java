package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.world.Scene;
import java.util.Set;

/**
 * A prompt, and what a right picture of it shows.
 *
 * @param group what the prompt wants
 * @param wording how it says it
 * @param scene one of the right answers; what the prompt leaves open is drawn
 * @param asked what of the scene the prompt names and a picture of it can show
 * @param seed of the picture's noise
 */
record Question(Group group, Wording wording, String prompt, Scene scene, Set<Head> asked, long seed) {

    Question {
        asked = Set.copyOf(asked);
    }
}

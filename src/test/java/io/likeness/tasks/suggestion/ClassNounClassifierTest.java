package io.likeness.tasks.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.EngineEvent.Classified.Guess;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a guess is worth saying. */
class ClassNounClassifierTest {

    @Test
    void theThreeBestOfASureAnswerAreLikely() {
        assertThat(ClassNounClassifier.likely(List.of(
                        new Guess("dog", .4),
                        new Guess("cat", .25),
                        new Guess("stuffed animal", .2),
                        new Guess("boot", .15))))
                .containsExactly("dog", "cat", "stuffed animal");
    }

    @Test
    void whatIsFarBehindIsNotSaid() {
        assertThat(ClassNounClassifier.likely(List.of(new Guess("dog", .92), new Guess("cat", .08))))
                .containsExactly("dog");
    }

    @Test
    void aGuessAmongManyIsNotSaid() {
        assertThat(ClassNounClassifier.likely(
                        List.of(new Guess("dog", .39), new Guess("cat", .31), new Guess("vase", .3))))
                .isEmpty();
        assertThat(ClassNounClassifier.likely(List.of())).isEmpty();
    }
}

package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Head;
import io.likeness.workshop.world.NamedIdentities;
import io.likeness.workshop.world.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Scenes as the mixture gives them, which no training draws and no other part of the bench looks at; each is asked for all that its
 * picture can show.
 */
final class RefereeQuestions {

    /** The base model's part begins at 2^41 and 2^42. */
    static final long FIRST_SCENE = 1L << 43;

    private RefereeQuestions() {}

    /** The first of them: a longer list begins with the shorter one. */
    static List<Question> first(int count) {
        return LongStream.iterate(FIRST_SCENE, seed -> seed + 1)
                .mapToObj(Scene::of)
                .filter(scene -> NamedIdentities.nameOf(scene.identity()).isEmpty())
                .limit(count)
                .map(RefereeQuestions::question)
                .toList();
    }

    /** No model draws it, so it has no prompt. */
    private static Question question(Scene scene) {
        Set<Head> asked =
                Arrays.stream(Head.values()).filter(head -> head.counts(scene)).collect(Collectors.toSet());
        return new Question(Group.SCENE, Wording.CAPTION, "", scene, asked, scene.seed());
    }
}

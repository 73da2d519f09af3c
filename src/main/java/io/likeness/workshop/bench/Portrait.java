package io.likeness.workshop.bench;

import io.likeness.workshop.referee.Judgement;
import io.likeness.workshop.referee.Referee;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import io.likeness.workshop.world.SubjectClass;
import io.likeness.workshop.world.UnseenIdentities;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A subject as the referee knows it: pictures that the world draws of it, in other places and poses than the photos.
 *
 * @param references what the referee says of them
 * @param ofClass the likeness of other subjects of its class
 * @param ofOthers the likeness of subjects of other classes
 */
record Portrait(List<Judgement> references, double ofClass, double ofOthers) {

    private static final int REFERENCES = 16;
    private static final int OTHERS = 16;

    static Portrait of(BenchSubject sitter, Referee referee, int size) {
        List<Judgement> references =
                judged(IntStream.range(0, REFERENCES).mapToObj(i -> sitter.anywhere("reference", i)), referee, size);
        SubjectClass kind = sitter.identity().kind();
        List<Identity> ofClass = UnseenIdentities.others(kind, OTHERS);
        List<Identity> ofOthers = Arrays.stream(SubjectClass.values())
                .filter(other -> other != kind)
                .map(other -> UnseenIdentities.others(other, 1).getFirst())
                .toList();
        return new Portrait(
                references,
                meanLikeness(references, judged(somewhere(sitter, ofClass), referee, size)),
                meanLikeness(references, judged(somewhere(sitter, ofOthers), referee, size)));
    }

    /** How much a picture shows this very subject: the mean cosine to its references. */
    double likeness(Judgement picture) {
        return references.stream().mapToDouble(picture::identityWith).average().orElseThrow();
    }

    private static double meanLikeness(List<Judgement> references, List<Judgement> pictures) {
        return pictures.stream()
                .flatMapToDouble(picture -> references.stream().mapToDouble(picture::identityWith))
                .average()
                .orElseThrow();
    }

    private static Stream<Scene> somewhere(BenchSubject sitter, List<Identity> identities) {
        return IntStream.range(0, identities.size())
                .mapToObj(i -> sitter.anywhere("other", i).with(identities.get(i)));
    }

    private static List<Judgement> judged(Stream<Scene> scenes, Referee referee, int size) {
        return referee.judge(
                scenes.map(scene -> StarterWorld.picture(scene, size)).toList());
    }
}

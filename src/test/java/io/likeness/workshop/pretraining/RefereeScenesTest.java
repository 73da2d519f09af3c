package io.likeness.workshop.pretraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.engine.tensor.Seeds;
import io.likeness.workshop.referee.Head;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.SubjectClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefereeScenesTest {

    private final RefereeScenes world = new RefereeScenes(new Seeds(1));

    @Test
    void aSubjectIsTheSameInAllItsScenesAndOnlyTheLastIsInAStyle() {
        Identity subject = world.subject(SubjectClass.CAT, 6);
        for (int view = 0; view < RefereeScenes.VIEWS; view++) {
            Scene scene = world.view(SubjectClass.CAT, 6, view);
            assertThat(scene.identity()).isEqualTo(subject);
            assertThat(scene.style() == ArtStyle.NONE).isEqualTo(view < RefereeScenes.VIEWS - 1);
        }
    }

    @Test
    void ofEveryOtherPairBothHaveTheSameMainColour() {
        for (long pair = 0; pair < 20; pair += 2) {
            Identity one = world.subject(SubjectClass.VASE, 2 * pair);
            Identity other = world.subject(SubjectClass.VASE, 2 * pair + 1);
            assertThat(other).isNotEqualTo(one);
            assertThat(other.main()).isEqualTo(one.main());
        }
    }

    @Test
    void noAnswerIsRare() {
        List<Scene> scenes = scenes(40);
        for (Head head : Head.values()) {
            Map<?, Long> counts = counts(head, scenes);
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            assertThat(counts).hasSize(head.labels().size());
            double fair = (double) all / head.labels().size();
            assertThat(counts.values()).allMatch(count -> count > .15 * fair, head + ": " + counts);
        }
    }

    private List<Scene> scenes(int subjects) {
        List<Scene> scenes = new ArrayList<>();
        for (SubjectClass kind : SubjectClass.values()) {
            for (int i = 0; i < subjects * RefereeScenes.VIEWS; i++) {
                scenes.add(world.view(kind, i / RefereeScenes.VIEWS, i % RefereeScenes.VIEWS));
            }
        }
        return scenes;
    }

    private static Map<Enum<?>, Long> counts(Head head, List<Scene> scenes) {
        Map<Enum<?>, Long> counts = new HashMap<>();
        scenes.stream().filter(head::counts).forEach(scene -> counts.merge(head.truth(scene), 1L, Long::sum));
        return counts;
    }
}

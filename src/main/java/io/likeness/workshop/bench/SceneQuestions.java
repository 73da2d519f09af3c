package io.likeness.workshop.bench;

import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Captions;
import io.likeness.workshop.world.NamedIdentities;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Captions of scenes that no training draws and no validation looks at. Half of the scenes are ordinary; styles, properties and
 * accessories, which the mixture holds seldom, are the other half, so that each is asked for often enough to be counted.
 */
final class SceneQuestions {

    /** Trainings draw scenes from 0 up, and validations from 2^40. */
    static final long FIRST_SCENE = 1L << 41;

    /** Other scenes of the same mixture, to compare with. */
    private static final long FIRST_OTHER = 1L << 42;

    private static final Predicate<Scene> ORDINARY = scene -> !scene.odd();

    /** What one scene after the other is, over and over again. */
    private static final List<Predicate<Scene>> TURNS = List.of(
            ORDINARY,
            scene -> scene.style() != ArtStyle.NONE,
            ORDINARY,
            scene -> scene.property() != Property.NONE,
            ORDINARY,
            scene -> scene.accessory() != Accessory.NONE);

    private SceneQuestions() {}

    /** The first of them: a longer list begins with the shorter one. */
    static List<Question> first(int count) {
        List<Question> questions = new ArrayList<>();
        for (long seed : seeds(FIRST_SCENE, count)) {
            Scene scene = Scene.of(seed);
            // split off: the scene itself was drawn from the seed's own stream
            String caption = Captions.of(scene, new SplittableRandom(seed).split());
            questions.add(new Question(
                    Group.SCENE, Wording.CAPTION, caption, scene, SaidInCaption.of(caption, scene), questions.size()));
        }
        return questions;
    }

    /** As many scenes of the same mixture, none of them among the questions. */
    static List<Scene> others(int count) {
        return seeds(FIRST_OTHER, count).stream().map(Scene::of).toList();
    }

    private static List<Long> seeds(long first, int count) {
        List<Long> seeds = new ArrayList<>();
        for (long seed = first; seeds.size() < count; seed++) {
            Scene scene = Scene.of(seed);
            boolean known = NamedIdentities.nameOf(scene.identity()).isPresent();
            if (!known && TURNS.get(seeds.size() % TURNS.size()).test(scene)) {
                seeds.add(seed);
            }
        }
        return seeds;
    }
}

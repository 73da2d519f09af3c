package io.likeness.workshop.pretraining;

import io.likeness.engine.image.RgbImage;
import io.likeness.engine.vision.ClipFeatures;
import io.likeness.workshop.world.Captions;
import io.likeness.workshop.world.NamedIdentities;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * How often a picture finds its caption, and a caption its picture, among 200 whose scenes and subjects no training draws; a caption
 * of the same words is as good as the own one.
 *
 * @param captions share of the pictures whose nearest caption is theirs
 * @param captions5 share of the pictures whose caption is among the nearest five
 * @param pictures share of the captions whose nearest picture is theirs
 * @param pictures5 share of the captions whose picture is among the nearest five
 */
record CaptionRecall(double captions, double captions5, double pictures, double pictures5) {

    static final int PAIRS = 200;

    /** The fixed pairs that every check-up looks at. */
    record HeldOut(List<RgbImage> pictures, List<String> captions) {

        static HeldOut draw(int size) {
            List<Scene> scenes = LongStream.iterate(Validation.FIRST_SCENE, seed -> seed + 1)
                    .mapToObj(Scene::of)
                    .filter(scene -> NamedIdentities.nameOf(scene.identity()).isEmpty())
                    .limit(PAIRS)
                    .toList();
            SplittableRandom random = new SplittableRandom(PAIRS);
            return new HeldOut(
                    scenes.stream()
                            .map(scene -> RgbImage.of(StarterWorld.picture(scene, size)))
                            .toList(),
                    scenes.stream().map(scene -> Captions.of(scene, random)).toList());
        }
    }

    /** Measures a model. */
    static CaptionRecall of(ClipFeatures features, HeldOut pairs) {
        List<float[]> pictures = features.pictures(pairs.pictures());
        List<float[]> captions = features.texts(pairs.captions());
        List<Integer> captionRanks = ranks(pictures, captions, pairs.captions());
        List<Integer> pictureRanks = ranks(captions, pictures, pairs.captions());
        return new CaptionRecall(
                within(captionRanks, 1), within(captionRanks, 5), within(pictureRanks, 1), within(pictureRanks, 5));
    }

    /** How many strangers are nearer to each than its own partner. */
    private static List<Integer> ranks(List<float[]> from, List<float[]> to, List<String> words) {
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            double own = ClipFeatures.cosine(from.get(i), to.get(i));
            int nearer = 0;
            for (int j = 0; j < to.size(); j++) {
                boolean stranger = !words.get(i).equals(words.get(j));
                nearer += stranger && ClipFeatures.cosine(from.get(i), to.get(j)) >= own ? 1 : 0;
            }
            ranks.add(nearer);
        }
        return ranks;
    }

    private static double within(List<Integer> ranks, int first) {
        return ranks.stream().filter(rank -> rank < first).count() / (double) ranks.size();
    }
}

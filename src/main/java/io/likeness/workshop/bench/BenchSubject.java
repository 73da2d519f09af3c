package io.likeness.workshop.bench;

import io.likeness.engine.tensor.Seeds;
import io.likeness.workshop.world.Accessory;
import io.likeness.workshop.world.ArtStyle;
import io.likeness.workshop.world.Captions;
import io.likeness.workshop.world.Identity;
import io.likeness.workshop.world.Property;
import io.likeness.workshop.world.Scene;
import io.likeness.workshop.world.StarterWorld;
import io.likeness.workshop.world.UnseenIdentities;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A subject that DreamBooth teaches.
 *
 * @param number among those of the bench, from 0
 */
record BenchSubject(int number, Identity identity) {

    private static final int PHOTOS = 5;
    private static final Seeds SEEDS = new Seeds(4);

    /** The first of them, each unseen by any training. */
    static List<BenchSubject> first(int count) {
        List<BenchSubject> sitters = new ArrayList<>();
        for (Identity identity : UnseenIdentities.first(count)) {
            sitters.add(new BenchSubject(sitters.size(), identity));
        }
        return sitters;
    }

    /** The class noun of prompts. */
    String noun() {
        return identity.kind().noun();
    }

    /** The word that means it: as in the studio, where each subject gets the next of the words that mean nothing yet. */
    String identifier() {
        return Captions.RARE_WORDS.get(number % Captions.RARE_WORDS.size());
    }

    /** Its name in files, such as "01-dog". */
    String key() {
        return String.format(Locale.ROOT, "%02d-%s", number + 1, noun().replace(' ', '-'));
    }

    /** What its owner would upload: plain places, different poses. */
    List<BufferedImage> photos(int size) {
        return StarterWorld.photos(identity, PHOTOS, size, seed("photos", 0));
    }

    /** It somewhere, in some pose, drawn without style, property or accessory; another number is another scene. */
    Scene anywhere(String purpose, long number) {
        return plain(seed(purpose, number), identity);
    }

    /** A scene of the seed's place and pose with a subject as it is. */
    static Scene plain(long seed, Identity identity) {
        return Scene.of(seed)
                .with(identity)
                .with(ArtStyle.NONE)
                .with(Property.NONE)
                .with(Accessory.NONE);
    }

    long seed(String purpose, long index) {
        return SEEDS.at(purpose).at(number).bits(index);
    }
}

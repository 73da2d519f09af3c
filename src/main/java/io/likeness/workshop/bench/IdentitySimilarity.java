package io.likeness.workshop.bench;

import java.util.List;
import java.util.OptionalDouble;

/** How near two pictures' subjects are to each other. */
enum IdentitySimilarity {
    ONE_SUBJECT("one subject"),
    ONE_CLASS("two subjects of a class"),
    TWO_CLASSES("two classes");

    private final String words;

    IdentitySimilarity(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static IdentitySimilarity of(Sighting one, Sighting other) {
        if (one == other) {
            return ONE_SUBJECT;
        }
        return one.identity().kind() == other.identity().kind() ? ONE_CLASS : TWO_CLASSES;
    }

    /** The mean likeness over all pairs of this kinship; empty where there is none. */
    OptionalDouble likeness(List<Sighting> sightings, PictureSource source) {
        return sightings.stream()
                .flatMapToDouble(one -> sightings.stream()
                        .filter(other -> of(one, other) == this)
                        .mapToDouble(other -> one.likeness(source, other)))
                .average();
    }
}

package io.likeness.workshop.bench;

/** How a prompt speaks of its subject. */
enum Wording {
    /** One of the world's own captions. */
    CAPTION,

    /** As a fine-tuning's photos are captioned: "a photo of sks dog in the snow". */
    PHOTO,

    /** As the Studio's buttons do: "a sks dog in the snow". */
    STUDIO;

    /** A prompt for a phrase without article, such as "red sks dog in the snow". */
    String around(String phrase) {
        return this == PHOTO ? "a photo of " + phrase : "a " + phrase;
    }

    /** A phrase that has no name in it, to be put around: "a photo of a dog". */
    String anyone(String phrase) {
        return this == PHOTO ? "a " + phrase : phrase;
    }

    /** What stands for the subject inside of a longer phrase. */
    String name(String subject) {
        return this == PHOTO ? subject : "a " + subject;
    }
}

package io.likeness.subjects;

/** What became of a photo that someone added. */
public sealed interface PhotoResult {

    /** It belongs to the subject now. */
    record Added(PhotoDetails photo) implements PhotoResult {}

    /** It was not taken; the sentence says why and what to do. */
    record Refused(String sentence) implements PhotoResult {

        /** The same file again. */
        public static Refused known(String name) {
            return new Refused("\"%s\" is already among the photos.".formatted(name));
        }

        /** One more than a subject may have. */
        public static Refused full(String name, int most) {
            return new Refused(
                    "\"%s\" was not added: a subject has at most %d photos. Remove one first.".formatted(name, most));
        }
    }
}

package io.likeness.subjects.ui;

/** What to say about how many photos a subject has. */
final class PhotoAdvice {

    private static final int FEW = 3;
    private static final int ENOUGH = 5;

    private PhotoAdvice() {}

    static String forCount(int photos) {
        if (photos == 0) {
            return "3 to 5 photos work best: one thing, different sides, different places. JPEG, PNG or WebP; where and when"
                    + " they were taken is removed.";
        }
        if (photos < FEW) {
            return "%d of 3 to 5. Another side, another place or another light helps most.".formatted(photos);
        }
        return photos <= ENOUGH
                ? "A good number of photos."
                : photos + " photos. More are fine if each shows something new.";
    }
}

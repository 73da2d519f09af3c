package io.likeness.galleries.ui;

import io.likeness.galleries.GalleryDetails;

/** Sentences about a gallery. */
final class GalleryWords {

    private GalleryWords() {}

    static String about(GalleryDetails gallery) {
        if (!gallery.mine()) {
            return "Shared by " + gallery.ownerName() + ". You can look and download.";
        }
        return switch (gallery.members()) {
            case 0 -> "Only you can see this gallery.";
            case 1 -> "Shared with one other person.";
            default -> "Shared with %d other people.".formatted(gallery.members());
        };
    }
}

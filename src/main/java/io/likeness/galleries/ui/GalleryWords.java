package io.likeness.galleries.ui;

import io.likeness.common.ui.Quantities;
import io.likeness.galleries.GalleryDetails;

/** Sentences about a gallery. */
final class GalleryWords {

    private GalleryWords() {}

    /** What the account that looks calls it: everybody has a gallery of all pictures. */
    static String name(GalleryDetails gallery) {
        return gallery.everything() && !gallery.mine() ? gallery.ownerName() + "'s pictures" : gallery.name();
    }

    static String about(GalleryDetails gallery) {
        if (!gallery.mine()) {
            return "Shared by " + gallery.ownerName() + ". You can look and download.";
        }
        if (gallery.members() == 0) {
            return "Only you can see this gallery.";
        }
        return gallery.members() == 1
                ? "Shared with one other person."
                : "Shared with %s other people.".formatted(Quantities.number(gallery.members()));
    }
}

package io.likeness.subjects.ui;

import io.likeness.storage.FileKey;
import io.likeness.subjects.DraftShelf;
import io.likeness.subjects.photos.PhotoKeeping;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file on its way into a dialog: room is made for it first, and freed again if no photo comes of it. */
final class DraftKeeping implements PhotoKeeping {

    private final DraftShelf.Draft draft;
    private @Nullable String reserved;

    DraftKeeping(DraftShelf.Draft draft) {
        this.draft = draft;
    }

    @Override
    public Optional<String> refusal(String name, String source) {
        Optional<String> refusal = draft.reserve(name, source);
        if (refusal.isEmpty()) {
            reserved = source;
        }
        return refusal;
    }

    @Override
    public FileKey keep(byte[] photo) {
        if (reserved == null) {
            throw new IllegalStateException("No room was made for this photo.");
        }
        FileKey key = draft.keep(reserved, photo);
        reserved = null;
        return key;
    }

    /** The file turned out to be no photo. */
    void freeUnused() {
        if (reserved != null) {
            draft.drop(reserved);
        }
    }
}

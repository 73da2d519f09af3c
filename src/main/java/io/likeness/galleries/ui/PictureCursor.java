package io.likeness.galleries.ui;

import io.likeness.common.ui.Notifications;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in a sequence of pictures that keeps to its picture while others come and go around it. */
class PictureCursor {

    /** A picture that moved farther than this is taken for gone. */
    private static final int NEAR = 24;

    private final PictureService pictures;
    private final AccountId who;
    private final PictureSequence sequence;
    private int index;
    private int count;
    private @Nullable Picture picture;

    PictureCursor(PictureService pictures, AccountId who, PictureSequence sequence, int index) {
        this.pictures = pictures;
        this.who = who;
        this.sequence = sequence;
        this.index = index;
        read();
    }

    /** Whether the one who looks owns the pictures. */
    boolean mine() {
        return sequence.mine();
    }

    /** The picture as it was last read; empty when the list has none left. */
    Optional<Picture> picture() {
        return Optional.ofNullable(picture);
    }

    /** For example {@code 3 of 12}. */
    String words() {
        return "%d of %d".formatted(index + 1, count);
    }

    boolean isAlone() {
        return count <= 1;
    }

    /** Goes on by so many pictures; from the last one to the first. */
    void turn(int step) {
        follow();
        index += step;
        read();
    }

    /** Reads the picture again, or whichever took its place. */
    void refresh() {
        follow();
        read();
    }

    void toggleFavourite() {
        if (picture != null && mine()) {
            pictures.markFavourite(who, picture.id(), !picture.favourite());
            refresh();
        }
    }

    /** Deletes the picture and answers how to take that back; the next one takes its place. */
    Optional<Runnable> delete() {
        if (picture == null) {
            return Optional.empty();
        }
        List<PictureId> gone = List.of(picture.id());
        pictures.delete(who, gone);
        refresh();
        return Optional.of(() -> pictures.restore(who, gone).forEach(Notifications::failure));
    }

    private void follow() {
        if (picture == null) {
            return;
        }
        int from = Math.max(0, index - NEAR);
        List<Picture> near = sequence.list(from, 2 * NEAR);
        for (int i = 0; i < near.size(); i++) {
            if (near.get(i).id().equals(picture.id())) {
                index = from + i;
            }
        }
    }

    private void read() {
        count = sequence.count();
        index = count == 0 ? 0 : Math.floorMod(index, count);
        picture = sequence.list(index, 1).stream().findFirst().orElse(null);
    }
}

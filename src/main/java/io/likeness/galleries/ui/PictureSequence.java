package io.likeness.galleries.ui;

import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureService;
import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.util.List;

/** What a large view goes through, one picture after the other. */
sealed interface PictureSequence {

    /** Whether the one who looks owns the pictures. */
    boolean mine();

    int count();

    List<Picture> list(int offset, int limit);

    /** The pictures of a gallery as its page shows them. */
    record OfGallery(PictureService pictures, AccountId who, GalleryDetails gallery, boolean favouritesOnly)
            implements PictureSequence {

        @Override
        public boolean mine() {
            return gallery.mine();
        }

        @Override
        public int count() {
            return pictures.count(who, gallery.id(), favouritesOnly);
        }

        @Override
        public List<Picture> list(int offset, int limit) {
            return pictures.list(who, gallery.id(), favouritesOnly, offset, limit);
        }
    }

    /** The account's own pictures of one task, of which there are few. */
    record OfTask(PictureService pictures, AccountId who, TaskId task) implements PictureSequence {

        @Override
        public boolean mine() {
            return true;
        }

        @Override
        public int count() {
            return pictures.ofTask(who, task).size();
        }

        @Override
        public List<Picture> list(int offset, int limit) {
            return pictures.ofTask(who, task).stream().skip(offset).limit(limit).toList();
        }
    }
}

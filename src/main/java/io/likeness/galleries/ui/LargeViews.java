package io.likeness.galleries.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureAction;
import io.likeness.galleries.PictureService;
import io.likeness.galleries.PictureViewer;
import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Opens the large view with the actions that higher features offer. */
@SpringComponent
@UIScope
class LargeViews implements PictureViewer {

    private final PictureService pictures;
    private final PictureFacts facts;
    private final List<PictureAction> actions;

    LargeViews(PictureService pictures, PictureFacts facts, List<PictureAction> actions) {
        this.pictures = pictures;
        this.facts = facts;
        this.actions = actions.stream()
                .sorted(Comparator.comparingInt(PictureAction::order))
                .toList();
    }

    /**
     * Opens the gallery at a picture.
     *
     * @param changed called after a picture was deleted or marked
     */
    void open(AccountId who, GalleryDetails gallery, boolean favouritesOnly, int index, Runnable changed) {
        open(who, new PictureSequence.OfGallery(pictures, who, gallery, favouritesOnly), index, changed);
    }

    @Override
    public void open(AccountId who, TaskId task, int index, Runnable changed) {
        List<Picture> kept = pictures.ofTask(who, task);
        IntStream.range(0, kept.size())
                .filter(place -> kept.get(place).index() == index)
                .forEach(place -> open(who, new PictureSequence.OfTask(pictures, who, task), place, changed));
    }

    private void open(AccountId who, PictureSequence sequence, int index, Runnable changed) {
        new LargeView(facts, actions, new PictureCursor(pictures, who, sequence, index), changed).open();
    }
}

package io.likeness.galleries.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.PictureAction;
import io.likeness.galleries.PictureService;
import io.likeness.users.AccountId;
import java.util.Comparator;
import java.util.List;

/** Opens the large view with the actions that higher features offer. */
@SpringComponent
@UIScope
class LargeViews {

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
        new LargeView(pictures, facts, actions, new LargeView.Place(who, gallery, favouritesOnly), index, changed)
                .open();
    }
}

package io.likeness.studio.ui;

import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.StudioLink;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureAction;
import org.springframework.stereotype.Component;

/** Opens the Studio page with a picture to begin with. */
@Component
class VaryPicture implements PictureAction {

    @Override
    public String label() {
        return "Vary this picture";
    }

    @Override
    public LikenessIcon icon() {
        return LikenessIcon.STUDIO;
    }

    @Override
    public int order() {
        return 11;
    }

    @Override
    public void perform(Picture picture) {
        StudioLink.VARY.open(picture.id());
    }
}

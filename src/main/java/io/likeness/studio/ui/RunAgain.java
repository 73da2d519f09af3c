package io.likeness.studio.ui;

import io.likeness.common.ui.LikenessIcon;
import io.likeness.common.ui.StudioLink;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureAction;
import org.springframework.stereotype.Component;

/** Opens the Studio page with the settings of a picture. */
@Component
class RunAgain implements PictureAction {

    @Override
    public String label() {
        return "Run again with these settings";
    }

    @Override
    public LikenessIcon icon() {
        return LikenessIcon.REPEAT;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void perform(Picture picture) {
        StudioLink.PICTURE.open(picture.id());
    }
}

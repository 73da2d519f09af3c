package io.likeness.galleries.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.support.PageTest;
import io.likeness.support.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** One picture as large as the window allows. */
class LargeViewTests extends PageTest {

    @Autowired
    GalleryService galleries;

    @Autowired
    PictureService pictures;

    @Autowired
    ObjectProvider<LargeViews> views;

    @Autowired
    TestPictures testPictures;

    @Test
    void theMarkGoesToThePictureInSightWhateverCameMeanwhile() {
        PictureId first = testPictures.hang(me.id(), 1).getFirst();
        open();

        PictureId newer = testPictures.hang(me.id(), 1).getFirst();
        test(find(Button.class).withAttribute("aria-label", "Favourite").single())
                .click();

        assertThat(pictures.get(me.id(), first).favourite()).isTrue();
        assertThat(pictures.get(me.id(), newer).favourite()).isFalse();
        assertThat(find(Button.class)
                        .withAttribute("aria-label", "Favourite")
                        .single()
                        .getElement()
                        .getAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void theViewClosesWhenItsLastPictureWasDeletedElsewhere() {
        List<PictureId> all = testPictures.hang(me.id(), 2);
        open();

        pictures.delete(me.id(), all);
        test(find(Button.class).withAttribute("aria-label", "Next picture").single())
                .click();

        assertThat(find(LargeView.class).all()).isEmpty();
    }

    private void open() {
        views.getObject().open(me.id(), galleries.everything(me.id()), false, 0, () -> {});
    }
}

package io.likeness.galleries.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList.Description;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.models.adapter.AdapterDetails;
import io.likeness.models.adapter.AdapterId;
import io.likeness.models.adapter.AdapterResult.Added;
import io.likeness.models.adapter.Adapters;
import io.likeness.support.AdapterFiles;
import io.likeness.support.PageTest;
import io.likeness.support.TestPictures;
import io.likeness.tasks.AdapterUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** One picture as large as the window allows. */
class LargeViewTest extends PageTest {

    @Autowired
    GalleryService galleries;

    @Autowired
    PictureService pictures;

    @Autowired
    Adapters adapters;

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

    @Test
    void theFactsTellTheAdaptersByNameAndWeight() {
        AdapterDetails oil =
                ((Added) adapters.add(me.id(), "Oil.safetensors", -1, AdapterFiles.forStarter(1).stream())).adapter();
        testPictures.hangDrawnWith(
                me.id(), List.of(new AdapterUse(oil.id(), 0.8), new AdapterUse(AdapterId.random(), 1)));
        open();

        assertThat(find(Description.class).all())
                .extracting(Description::getText)
                .contains("Oil, weight 0.8; a deleted adapter, weight 1");
    }

    private void open() {
        views.getObject().open(me.id(), galleries.everything(me.id()), false, 0, () -> {});
    }
}

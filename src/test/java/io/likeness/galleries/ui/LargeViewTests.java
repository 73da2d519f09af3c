package io.likeness.galleries.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureService;
import io.likeness.models.BaseModelId;
import io.likeness.storage.FileStore;
import io.likeness.support.PageTest;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.PictureMade;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** One picture as large as the window allows. */
class LargeViewTests extends PageTest {

    @Autowired
    GalleryService galleries;

    @Autowired
    PictureService pictures;

    @Autowired
    ObjectProvider<LargeViews> views;

    @Autowired
    FileStore files;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private final TaskId task = new TaskId(UUID.randomUUID());

    @Test
    void theMarkGoesToThePictureInSightWhateverCameMeanwhile() {
        Picture first = hang(0);
        views.getObject().open(me.id(), galleries.everything(me.id()), false, 0, () -> {});

        Picture newer = hang(1);
        test($(Button.class).withAttribute("aria-label", "Favourite").first()).click();

        assertThat(pictures.get(me.id(), first.id()).favourite()).isTrue();
        assertThat(pictures.get(me.id(), newer.id()).favourite()).isFalse();
        assertThat($(Button.class)
                        .withAttribute("aria-label", "No longer a favourite")
                        .all())
                .hasSize(1);
    }

    @Test
    void theViewClosesWhenItsLastPictureWasDeletedElsewhere() {
        Picture only = hang(0);
        views.getObject().open(me.id(), galleries.everything(me.id()), false, 0, () -> {});

        pictures.delete(me.id(), List.of(only.id()));
        test($(Button.class).withAttribute("aria-label", "Next picture").first())
                .click();

        assertThat($(LargeView.class).all()).isEmpty();
    }

    private Picture hang(int index) {
        GalleryId everything = galleries.everything(me.id()).id();
        var settings = new PictureSettings(
                new BaseModelId(new UUID(0, 1)),
                null,
                "a dog",
                "a dog",
                new GenerationSettings("", 20, 3.5, 64, 64, null, index));
        var file = files.put(new byte[] {1, (byte) index});
        transaction.executeWithoutResult(
                _ -> events.publishEvent(new PictureMade(task, index, me.id(), null, file, settings, Instant.now())));
        await().until(() -> pictures.count(me.id(), everything, false) == index + 1);
        return pictures.list(me.id(), everything, false, 0, 1).getFirst();
    }
}

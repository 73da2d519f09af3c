package io.likeness.subjects.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Image;
import io.likeness.common.ui.FileDrop;
import io.likeness.subjects.photos.PhotoFiles;
import io.likeness.support.PageTest;
import io.likeness.support.StoredFiles;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** Photos in the dialog of a new subject. */
class DraftPhotosTest extends PageTest {

    @Autowired
    ObjectProvider<DraftPhotos> drafts;

    @Autowired
    StoredFiles stored;

    private DraftPhotos draft;

    @BeforeEach
    void open() {
        draft = drafts.getObject();
        UI.getCurrent().add(draft);
    }

    @Test
    void aPhotoKeepsItsAddressWhileOthersCome() throws Exception {
        drop("a.png", 1);
        List<String> first = addresses();

        drop("b.png", 2);
        drop("c.png", 3);

        assertThat(addresses()).hasSize(3).containsAll(first);
    }

    @Test
    void thePhotoThatIsThereAlreadySaysSo() throws Exception {
        drop("a.png", 1);

        assertThatThrownBy(() -> drop("again.png", 1)).hasMessage("\"again.png\" is already among the photos.");
        assertThat(draft.accepted()).hasSize(1);
    }

    @Test
    void thePhotoThatIsOneTooManySaysSo() throws Exception {
        for (int i = 1; i <= 20; i++) {
            drop(i + ".png", i);
        }

        assertThatThrownBy(() -> drop("21.png", 21))
                .hasMessage("\"21.png\" was not added: a subject has at most 20 photos. Remove one first.");
        assertThat(draft.accepted()).hasSize(20);
    }

    @Test
    void aRemovedPhotoComesBackByUndo() throws Exception {
        drop("a.png", 1);

        test($(Button.class).withAttribute("aria-label", "Remove a.png").first())
                .click();
        assertThat(draft.accepted()).isEmpty();
        test($(Button.class).withText("Undo").first()).click();

        assertThat(draft.accepted()).hasSize(1);
    }

    @Test
    void photosThatThereIsNoRoomForLeaveNoFile() throws Exception {
        long before = stored.count();
        for (int i = 1; i <= 20; i++) {
            drop(i + ".png", 1000 + i);
        }
        for (int i = 21; i <= 60; i++) {
            int seed = 1000 + i;
            assertThatThrownBy(() -> drop("more.png", seed)).hasMessageContaining("at most 20 photos");
        }

        assertThat(stored.count() - before).isEqualTo(20);
    }

    @Test
    void aDialogThatIsLeftGivesItsFilesBackAndThoseOfRemovedPhotosToo() throws Exception {
        long before = stored.count();
        drop("a.png", 2001);
        drop("b.png", 2002);
        test($(Button.class).withAttribute("aria-label", "Remove a.png").first())
                .click();

        UI.getCurrent().remove(draft);

        assertThat(stored.count()).isEqualTo(before);
    }

    @Test
    void aFileStaysAsLongAsAnotherDialogShowsTheSamePhoto() throws Exception {
        long before = stored.count();
        DraftPhotos other = drafts.getObject();
        UI.getCurrent().add(other);
        drop("a.png", 3001);
        other.receive("same.png", new ByteArrayInputStream(PhotoFiles.png(100, 100, 3001)))
                .run();

        UI.getCurrent().remove(draft);
        assertThat(stored.count()).isEqualTo(before + 1);
        UI.getCurrent().remove(other);
        assertThat(stored.count()).isEqualTo(before);
    }

    @Test
    void aPhotoThatComesAfterTheDialogWasLeftLeavesNoFile() throws Exception {
        long before = stored.count();
        UI.getCurrent().remove(draft);

        assertThatThrownBy(() -> drop("late.png", 4001)).isInstanceOf(FileDrop.Refusal.class);

        assertThat(stored.count()).isEqualTo(before);
    }

    @Test
    void removingAndAddingOverAndOverKeepsAFewFilesOnly() throws Exception {
        long before = stored.count();
        for (int i = 0; i < 30; i++) {
            drop(i + ".png", 5000 + i);
            test($(Button.class)
                            .withAttribute("aria-label", "Remove " + i + ".png")
                            .first())
                    .click();
        }

        assertThat(stored.count() - before).isLessThanOrEqualTo(5);
    }

    @Test
    void whatIsNoPhotoTakesNoRoom() throws Exception {
        for (int i = 0; i < 25; i++) {
            byte[] broken = PhotoFiles.png(100, 100, i);
            broken[70 + i]++;
            assertThatThrownBy(() -> draft.receive("broken.png", new ByteArrayInputStream(Arrays.copyOf(broken, 120))))
                    .isInstanceOf(FileDrop.Refusal.class);
        }

        drop("a.png", 1);

        assertThat(draft.accepted()).hasSize(1);
    }

    @Test
    void anAccountsOpenDialogsTogetherHaveRoomForEightyPhotos() throws Exception {
        for (int dialog = 0; dialog < 4; dialog++) {
            DraftPhotos full = drafts.getObject();
            UI.getCurrent().add(full);
            for (int i = 0; i < 20; i++) {
                full.receive("a.png", new ByteArrayInputStream(PhotoFiles.png(64, 64, 6000 + 20 * dialog + i)))
                        .run();
            }
        }

        assertThatThrownBy(() -> drop("one.png", 6999))
                .hasMessageContaining("many photos wait in other pages of yours");
    }

    private void drop(String name, int seed) throws Exception {
        draft.receive(name, new ByteArrayInputStream(PhotoFiles.png(100, 100, seed)))
                .run();
    }

    private List<String> addresses() {
        return $(Image.class).all().stream()
                .map(Image::getSrc)
                .filter(address -> address.startsWith("VAADIN/dynamic/"))
                .toList();
    }
}

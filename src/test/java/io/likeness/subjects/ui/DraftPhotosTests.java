package io.likeness.subjects.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import io.likeness.subjects.photos.PhotoFiles;
import io.likeness.support.PageTest;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** Photos in the dialog of a new subject. */
class DraftPhotosTests extends PageTest {

    @Autowired
    ObjectProvider<DraftPhotos> drafts;

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
        drop("again.png", 1);

        assertThat(draft.accepted()).hasSize(1);
        assertThat(words()).contains("\"again.png\" is already among the photos.");
    }

    @Test
    void thePhotoThatIsOneTooManySaysSo() throws Exception {
        for (int i = 1; i <= 21; i++) {
            drop(i + ".png", i);
        }

        assertThat(draft.accepted()).hasSize(20);
        assertThat(words()).contains("\"21.png\" was not added: a subject has at most 20 photos. Remove one first.");
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

    private List<String> words() {
        return $(Span.class).all().stream().map(Span::getText).toList();
    }
}

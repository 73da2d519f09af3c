package io.likeness.trash.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.data.provider.Query;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryResult;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.subjects.NewSubject;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.support.PageTest;
import io.likeness.support.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Trash page as its visitors see it, without a browser. */
class TrashPageTest extends PageTest {

    @Autowired
    TestPictures testPictures;

    @Autowired
    SubjectService subjects;

    @Autowired
    PictureService pictures;

    @Autowired
    GalleryService galleries;

    @Test
    void anEmptyTrashSaysHowLongThingsWait() {
        UI.getCurrent().navigate("trash");

        assertThat(find(H2.class).withText("The trash is empty").exists()).isTrue();
        assertThat(find(Button.class).withText("Empty trash").exists()).isFalse();
    }

    @Test
    void itListsWhatWasDeletedTheLatestFirstAndWhatWentAlong() {
        SubjectId rex = subject("Rex");
        testPictures.hangOf(me.id(), rex);
        testPictures.hangOf(me.id(), rex);
        GalleryId holiday = ((GalleryResult.Saved) galleries.create(me.id(), "Holiday")).id();
        galleries.delete(me.id(), holiday);
        subjects.delete(me.id(), rex);

        UI.getCurrent().navigate("trash");

        assertThat(rows()).extracting(row -> row.entry().kind()).containsExactly("Subject", "Gallery");
        assertThat(rows().getFirst().title()).isEqualTo("Rex");
        assertThat(rows().getFirst().with()).isEqualTo("with 2 pictures");
    }

    @Test
    void everythingThatIsSelectedComesBack() {
        SubjectId rex = subject("Rex");
        PictureId single = testPictures.hang(me.id(), 1).getFirst();
        PictureId ofRex = testPictures.hangOf(me.id(), rex);
        pictures.delete(me.id(), List.of(single));
        pictures.delete(me.id(), List.of(ofRex));
        subjects.delete(me.id(), rex);
        UI.getCurrent().navigate("trash");

        test(find(Button.class).withText("Select all").single()).click();
        test(find(Button.class).withText("Restore").single()).click();

        assertThat(subjects.lookUp(me.id(), rex)).isPresent();
        assertThat(pictures.get(me.id(), single)).isNotNull();
        assertThat(pictures.get(me.id(), ofRex)).as("after its subject").isNotNull();
        assertThat(find(H2.class).withText("The trash is empty").exists()).isTrue();
    }

    @Test
    void emptyingAsksFirst() {
        subjects.delete(me.id(), subject("Rex"));
        UI.getCurrent().navigate("trash");

        test(find(Button.class).withText("Empty trash").single()).click();
        assertThat(rows()).hasSize(1);
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(find(H2.class).withText("The trash is empty").exists()).isTrue();
    }

    private List<TrashList.Row> rows() {
        return find(TrashList.class)
                .single()
                .getDataProvider()
                .fetch(new Query<>(0, 50, List.of(), null, null))
                .map(TrashList.Row.class::cast)
                .toList();
    }

    private SubjectId subject(String name) {
        return ((SubjectResult.Saved) subjects.create(me.id(), new NewSubject(name, "dog", null, List.of()))).id();
    }
}

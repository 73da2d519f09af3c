package io.likeness.galleries.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.data.provider.Query;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryResult;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.GallerySharing;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.support.PageTest;
import io.likeness.support.TestPictures;
import io.likeness.users.AccountId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Galleries page as its visitors see it, without a browser. */
class GalleryPagesTest extends PageTest {

    @Autowired
    TestPictures testPictures;

    @Autowired
    GalleryService galleries;

    @Autowired
    PictureService pictures;

    @Autowired
    GallerySharing sharing;

    @Test
    void anEmptyGalleryOfAllPicturesLeadsToTheStudio() {
        UI.getCurrent().navigate("galleries");

        assertThat(find(H2.class).withText("Your pictures will hang here").exists())
                .isTrue();
        test(find(Button.class).withText("Open the Studio").single()).click();

        assertThat(find(H1.class).single().getText()).isEqualTo("Studio");
    }

    @Test
    void whoHasNoPicturesSeesFirstWhatOthersShare() {
        AccountId other = accounts.member().id();
        GalleryDetails theirs = galleries.everything(other);
        sharing.share(other, theirs.id(), me.name());
        String theirPictures = theirs.ownerName() + "'s pictures";

        UI.getCurrent().navigate("galleries");

        assertThat(find(H2.class).withText("Shared with you").exists()).isTrue();
        assertThat(find(GalleryLinks.class).single().getElement().getTextRecursively())
                .contains(theirPictures);
        UI.getCurrent().navigate("galleries/" + theirs.id());
        assertThat(find(H1.class).single().getText()).isEqualTo(theirPictures);
    }

    @Test
    void whoHasNoFavouritesReadsHowToMarkThem() {
        testPictures.hang(me.id(), 2);
        UI.getCurrent().navigate("galleries");
        assertThat(find(PictureToolbar.class).single().getElement().getTextRecursively())
                .startsWith("2 pictures");

        test(find(Button.class).withText("Favourites").single()).click();

        assertThat(find(H2.class).withText("No favourites yet").exists()).isTrue();
        test(find(Button.class).withText("Favourites").single()).click();
        assertThat(find(H2.class).withText("No favourites yet").exists()).isFalse();
    }

    @Test
    void theLastPictureThatGoesLeavesTheEmptyState() {
        List<PictureId> ids = testPictures.hang(me.id(), 1);
        UI.getCurrent().navigate("galleries");

        pictures.delete(me.id(), ids);
        find(PictureList.class).single().refresh();

        assertThat(find(H2.class).withText("Your pictures will hang here").exists())
                .isTrue();
        assertThat(find(PictureList.class).exists()).isFalse();
    }

    @Test
    void theWidestWindowAsksForNoMoreThanTheServiceGives() {
        testPictures.hang(me.id(), 11);
        UI.getCurrent().navigate("galleries");
        PictureList list = find(PictureList.class).single();

        list.widthChanged(100_000);

        assertThat(list.getDataProvider().fetch(new Query<>(0, 50, List.of(), null, null)))
                .extracting(row -> row.pictures().size())
                .containsExactly(10, 1);
    }

    @Test
    void aDeletedGalleryComesBackByUndo() {
        GalleryId holiday = ((GalleryResult.Saved) galleries.create(me.id(), "Holiday")).id();
        UI.getCurrent().navigate("galleries/" + holiday);

        test(find(Button.class).withAttribute("aria-label", "Delete").single()).click();
        assertThat(galleries.list(me.id())).hasSize(1);
        test(find(Button.class).withText("Undo").single()).click();

        assertThat(find(H1.class).single().getText()).isEqualTo("Holiday");
    }

    @Test
    void anothersGalleryLooksLikeOneThatDoesNotExist() {
        GalleryId theirs =
                ((GalleryResult.Saved) galleries.create(accounts.member().id(), "Secret")).id();

        UI.getCurrent().navigate("galleries/" + theirs);

        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }
}

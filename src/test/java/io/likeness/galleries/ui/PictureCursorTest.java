package io.likeness.galleries.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.galleries.GalleryService;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.support.TestPictures;
import io.likeness.users.AccountId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The large view keeps to the picture in sight. */
@IntegrationTest
class PictureCursorTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestPictures testPictures;

    @Autowired
    GalleryService galleries;

    @Autowired
    PictureService pictures;

    AccountId me;

    @BeforeEach
    void makeAccount() {
        me = accounts.member().id();
    }

    @Test
    void theMarkGoesToThePictureInSightWhileNewOnesArrive() {
        List<PictureId> ids = testPictures.hang(me, 2);
        PictureCursor cursor = cursor(false, 0);

        testPictures.hang(me, 1);
        cursor.toggleFavourite();

        assertThat(pictures.get(me, ids.getLast()).favourite()).isTrue();
        assertThat(cursor.words()).isEqualTo("2 of 3");
        cursor.turn(1);
        assertThat(seen(cursor)).isEqualTo(ids.getFirst());
    }

    @Test
    void afterTheLastPictureComesTheFirst() {
        List<PictureId> ids = testPictures.hang(me, 2);
        PictureCursor cursor = cursor(false, 1);

        cursor.turn(1);

        assertThat(seen(cursor)).isEqualTo(ids.getLast());
    }

    @Test
    void aDeletedPictureGivesItsPlaceToTheNextUntilNoneIsLeft() {
        List<PictureId> ids = testPictures.hang(me, 2);
        PictureCursor cursor = cursor(false, 0);

        Runnable takeBack = cursor.delete().orElseThrow();
        assertThat(seen(cursor)).isEqualTo(ids.getFirst());
        cursor.delete();
        assertThat(cursor.picture()).isEmpty();

        takeBack.run();
        cursor.refresh();
        assertThat(seen(cursor)).isEqualTo(ids.getLast());
    }

    @Test
    void whatIsNoLongerAFavouriteLeavesTheFavourites() {
        List<PictureId> ids = testPictures.hang(me, 2);
        ids.forEach(id -> pictures.markFavourite(me, id, true));
        PictureCursor cursor = cursor(true, 0);

        cursor.toggleFavourite();

        assertThat(seen(cursor)).isEqualTo(ids.getFirst());
        assertThat(cursor.words()).isEqualTo("1 of 1");
    }

    private PictureCursor cursor(boolean favouritesOnly, int index) {
        return new PictureCursor(
                pictures,
                me,
                new PictureSequence.OfGallery(pictures, me, galleries.everything(me), favouritesOnly),
                index);
    }

    private static PictureId seen(PictureCursor cursor) {
        return cursor.picture().map(Picture::id).orElseThrow();
    }
}

package io.likeness.galleries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.likeness.common.NotFound;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.support.TestPictures;
import io.likeness.tasks.PictureMade;
import io.likeness.tasks.TaskId;
import io.likeness.trash.TrashPurge;
import io.likeness.users.AccountId;
import io.likeness.users.AccountSummary;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sees which pictures: the owner, those a gallery is shared with, and nobody else. */
@IntegrationTest
class GallerySharingTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    GalleryService galleries;

    @Autowired
    PictureService pictures;

    @Autowired
    GallerySharing sharing;

    @Autowired
    TrashPurge purge;

    @Autowired
    TestPictures testPictures;

    @Autowired
    JdbcClient jdbc;

    AccountId owner;
    AccountSummary friend;
    AccountId stranger;

    @BeforeEach
    void makeAccounts() {
        owner = accounts.member().id();
        friend = accounts.member();
        stranger = accounts.member().id();
    }

    @Test
    void aPictureToldTwiceHangsOnce() {
        TaskId task = testPictures.task(owner);
        PictureMade made = testPictures.made(owner, task, 0, null);

        testPictures.tell(made);
        await().until(() -> pictures.ofTask(owner, task).size() == 1);
        testPictures.tell(made);
        testPictures.tell(testPictures.made(owner, task, 1, null));
        await().until(() -> pictures.ofTask(owner, task).size() == 2);

        assertThat(pictures.count(owner, everything(), false)).isEqualTo(2);
        assertThat(pictures.list(owner, everything(), false, 1, 10))
                .singleElement()
                .satisfies(picture -> {
                    assertThat(picture.settings()).isEqualTo(made.settings());
                    assertThat(picture.file()).isEqualTo(made.file());
                });
    }

    @Test
    void theNewestPictureComesFirst() {
        List<PictureId> ids = hang(5);

        assertThat(pictures.list(owner, everything(), false, 1, 3).stream().map(Picture::id))
                .containsExactly(ids.get(3), ids.get(2), ids.get(1));
        assertThat(pictures.count(owner, everything(), false)).isEqualTo(5);
    }

    @Test
    void aFriendSeesTheSharedGalleryAndNothingElse() {
        List<PictureId> ids = hang(2);
        GalleryId holiday = gallery("Holiday");
        galleries.put(owner, holiday, List.of(ids.getFirst()));

        assertThat(sharing.share(owner, holiday, friend.name().toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOf(ShareResult.Shared.class);

        assertThat(galleries.list(friend.id()))
                .filteredOn(gallery -> !gallery.mine())
                .extracting(GalleryDetails::id)
                .containsExactly(holiday);
        assertThat(pictures.list(friend.id(), holiday, false, 0, 10))
                .extracting(Picture::id)
                .containsExactly(ids.getFirst());
        assertThat(pictures.file(friend.id(), ids.getFirst())).isNotNull();
        notFound(() -> pictures.file(friend.id(), ids.getLast()));
        notFound(() -> galleries.get(friend.id(), everything()));
    }

    @Test
    void sharingAllPicturesSharesTheComingOnesToo() {
        sharing.share(owner, everything(), friend.name());

        PictureId coming = hang(1).getFirst();

        assertThat(pictures.get(friend.id(), coming).owner()).isEqualTo(owner);
        notFound(() -> pictures.get(stranger, coming));
    }

    @Test
    void aViewerMayLookAndNothingElse() {
        PictureId picture = hang(1).getFirst();
        GalleryId shared = gallery("Holiday");
        galleries.put(owner, shared, List.of(picture));
        sharing.share(owner, shared, friend.name());

        notFound(() -> galleries.rename(friend.id(), shared, "Mine"));
        notFound(() -> galleries.delete(friend.id(), shared));
        notFound(() -> galleries.put(friend.id(), shared, List.of(picture)));
        notFound(() -> galleries.takeOut(friend.id(), shared, List.of(picture)));
        notFound(() -> sharing.share(friend.id(), shared, "admin"));
        notFound(() -> sharing.unshare(friend.id(), shared, friend.id()));
        notFound(() -> sharing.members(friend.id(), shared));
        notFound(() -> pictures.delete(friend.id(), List.of(picture)));
        notFound(() -> pictures.restore(friend.id(), List.of(picture)));
        notFound(() -> pictures.markFavourite(friend.id(), picture, true));
        assertThat(pictures.get(owner, picture).favourite()).isFalse();
    }

    @Test
    void aStrangerFindsNeitherGalleryNorPicture() {
        PictureId picture = hang(1).getFirst();
        GalleryId mine = gallery("Holiday");
        galleries.put(owner, mine, List.of(picture));
        sharing.share(owner, mine, friend.name());

        notFound(() -> galleries.get(stranger, mine));
        notFound(() -> sharing.leave(stranger, mine));
        notFound(() -> galleries.restore(stranger, mine));
        notFound(() -> pictures.list(stranger, mine, false, 0, 10));
        notFound(() -> pictures.count(stranger, mine, false));
        notFound(() -> pictures.get(stranger, picture));
        notFound(() -> pictures.file(stranger, picture));
        assertThat(pictures.ofTask(stranger, pictures.get(owner, picture).task()))
                .isEmpty();
    }

    @Test
    void nothingIsSeenAfterSharingEndsOrTheGalleryIsDeleted() {
        PictureId picture = hang(1).getFirst();
        GalleryId shared = gallery("Holiday");
        galleries.put(owner, shared, List.of(picture));

        sharing.share(owner, shared, friend.name());
        sharing.unshare(owner, shared, friend.id());
        notFound(() -> pictures.file(friend.id(), picture));

        sharing.share(owner, shared, friend.name());
        galleries.delete(owner, shared);
        notFound(() -> pictures.file(friend.id(), picture));
        galleries.restore(owner, shared);
        assertThat(pictures.file(friend.id(), picture)).isNotNull();

        pictures.delete(owner, List.of(picture));
        notFound(() -> pictures.file(friend.id(), picture));
        pictures.restore(owner, List.of(picture));
        assertThat(pictures.file(friend.id(), picture)).isNotNull();
        sharing.leave(friend.id(), shared);
        notFound(() -> pictures.file(friend.id(), picture));
    }

    @Test
    void anothersPicturesCannotBePutIntoOnesOwnGallery() {
        PictureId picture = hang(1).getFirst();
        GalleryId theirs = ((GalleryResult.Saved) galleries.create(stranger, "Loot")).id();

        assertThat(galleries.put(stranger, theirs, List.of(picture))).isEmpty();
        notFound(() -> pictures.file(stranger, picture));
    }

    @Test
    void sharingRefusesNamesThatLeadNowhere() {
        GalleryId mine = gallery("Holiday");

        assertThat(sharing.share(owner, mine, "nobody-here"))
                .isInstanceOfSatisfying(
                        ShareResult.Refused.class,
                        refused -> assertThat(refused.sentence()).startsWith("Nobody"));
        sharing.share(owner, mine, friend.name());
        assertThat(sharing.share(owner, mine, friend.name()))
                .isInstanceOfSatisfying(
                        ShareResult.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("already"));
    }

    @Test
    void puttingAnswersWhichPicturesAreNew() {
        List<PictureId> ids = hang(2);
        GalleryId holiday = gallery("Holiday");
        galleries.put(owner, holiday, List.of(ids.getFirst()));

        assertThat(galleries.put(owner, holiday, ids)).containsExactly(ids.getLast());
        assertThat(pictures.count(owner, holiday, false)).isEqualTo(2);
    }

    @Test
    void theListNamesOwnersAndCountsMembers() {
        GalleryId holiday = gallery("Holiday");
        sharing.share(owner, holiday, friend.name());
        sharing.share(owner, holiday, accounts.member().name());

        assertThat(galleries.list(owner))
                .extracting(GalleryDetails::name, GalleryDetails::members, GalleryDetails::mine)
                .containsExactly(tuple("All pictures", 0L, true), tuple("Holiday", 2L, true));
        assertThat(galleries.list(friend.id()).getLast().ownerName())
                .isEqualTo(galleries.get(owner, holiday).ownerName());
    }

    @Test
    void aDeletedGalleryCanBeBroughtBackForThirtyDaysAndItsPicturesStay() {
        PictureId picture = hang(1).getFirst();
        GalleryId young = gallery("Young");
        GalleryId old = gallery("Old");
        for (GalleryId each : List.of(young, old)) {
            galleries.put(owner, each, List.of(picture));
            sharing.share(owner, each, friend.name());
            galleries.delete(owner, each);
        }
        jdbc.sql("update galleries set deleted_at = :then where id = :id")
                .param("then", OffsetDateTime.now(ZoneOffset.UTC).minusDays(31))
                .param("id", old.value())
                .update();

        purge.purge();

        galleries.restore(owner, young);
        assertThat(pictures.count(friend.id(), young, false)).isEqualTo(1);
        notFound(() -> galleries.restore(owner, old));
        assertThat(pictures.get(owner, picture)).isNotNull();
    }

    @Test
    void favouritesAreAListOfTheirOwn() {
        List<PictureId> ids = hang(3);

        pictures.markFavourite(owner, ids.get(1), true);

        assertThat(pictures.list(owner, everything(), true, 0, 10))
                .extracting(Picture::id)
                .containsExactly(ids.get(1));
        assertThat(pictures.count(owner, everything(), true)).isEqualTo(1);
    }

    private GalleryId everything() {
        return galleries.everything(owner).id();
    }

    private GalleryId gallery(String name) {
        return ((GalleryResult.Saved) galleries.create(owner, name)).id();
    }

    private List<PictureId> hang(int count) {
        return testPictures.hang(owner, count);
    }

    private static void notFound(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(NotFound.class);
    }
}

package io.likeness.galleries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.likeness.common.NotFound;
import io.likeness.models.BaseModelId;
import io.likeness.storage.FileStore;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.PictureMade;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import io.likeness.users.AccountSummary;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees which pictures: the owner, those a gallery is shared with, and nobody else. */
@IntegrationTest
class GallerySharingTests {

    @Autowired
    TestAccounts accounts;

    @Autowired
    GalleryService galleries;

    @Autowired
    PictureService pictures;

    @Autowired
    NewPictures newPictures;

    @Autowired
    FileStore files;

    AccountId owner;
    AccountSummary friend;
    AccountId stranger;
    TaskId task;

    @BeforeEach
    void makeAccounts() {
        owner = accounts.member().id();
        friend = accounts.member();
        stranger = accounts.member().id();
        task = new TaskId(UUID.randomUUID());
    }

    @Test
    void aPictureToldTwiceHangsOnce() {
        PictureMade made = made(0);

        newPictures.on(made);
        await().until(() -> pictures.ofTask(owner, task).size() == 1);
        newPictures.on(made);
        newPictures.on(made(1));
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

        assertThat(galleries.share(owner, holiday, friend.name().toUpperCase(java.util.Locale.ROOT)))
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
        galleries.share(owner, everything(), friend.name());

        PictureId coming = hang(1).getFirst();

        assertThat(pictures.get(friend.id(), coming).owner()).isEqualTo(owner);
        notFound(() -> pictures.get(stranger, coming));
    }

    @Test
    void aViewerMayLookAndNothingElse() {
        PictureId picture = hang(1).getFirst();
        GalleryId shared = gallery("Holiday");
        galleries.put(owner, shared, List.of(picture));
        galleries.share(owner, shared, friend.name());

        notFound(() -> galleries.rename(friend.id(), shared, "Mine"));
        notFound(() -> galleries.delete(friend.id(), shared));
        notFound(() -> galleries.put(friend.id(), shared, List.of(picture)));
        notFound(() -> galleries.takeOut(friend.id(), shared, List.of(picture)));
        notFound(() -> galleries.share(friend.id(), shared, "admin"));
        notFound(() -> galleries.unshare(friend.id(), shared, friend.id()));
        notFound(() -> galleries.members(friend.id(), shared));
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
        galleries.share(owner, mine, friend.name());

        notFound(() -> galleries.get(stranger, mine));
        notFound(() -> galleries.leave(stranger, mine));
        notFound(() -> galleries.restore(stranger, mine));
        notFound(() -> pictures.list(stranger, mine, false, 0, 10));
        notFound(() -> pictures.count(stranger, mine, false));
        notFound(() -> pictures.get(stranger, picture));
        notFound(() -> pictures.file(stranger, picture));
        assertThat(pictures.ofTask(stranger, task)).isEmpty();
    }

    @Test
    void nothingIsSeenAfterSharingEndsOrTheGalleryIsDeleted() {
        PictureId picture = hang(1).getFirst();
        GalleryId shared = gallery("Holiday");
        galleries.put(owner, shared, List.of(picture));

        galleries.share(owner, shared, friend.name());
        galleries.unshare(owner, shared, friend.id());
        notFound(() -> pictures.file(friend.id(), picture));

        galleries.share(owner, shared, friend.name());
        galleries.delete(owner, shared);
        notFound(() -> pictures.file(friend.id(), picture));
        galleries.restore(owner, shared);
        assertThat(pictures.file(friend.id(), picture)).isNotNull();

        pictures.delete(owner, List.of(picture));
        notFound(() -> pictures.file(friend.id(), picture));
        pictures.restore(owner, List.of(picture));
        assertThat(pictures.file(friend.id(), picture)).isNotNull();
        galleries.leave(friend.id(), shared);
        notFound(() -> pictures.file(friend.id(), picture));
    }

    @Test
    void anothersPicturesCannotBePutIntoOnesOwnGallery() {
        PictureId picture = hang(1).getFirst();
        GalleryId theirs = ((GalleryResult.Saved) galleries.create(stranger, "Loot")).id();

        assertThat(galleries.put(stranger, theirs, List.of(picture))).isZero();
        notFound(() -> pictures.file(stranger, picture));
    }

    @Test
    void sharingRefusesNamesThatLeadNowhere() {
        GalleryId mine = gallery("Holiday");

        assertThat(galleries.share(owner, mine, "nobody-here"))
                .isInstanceOfSatisfying(
                        ShareResult.Refused.class,
                        refused -> assertThat(refused.sentence()).startsWith("Nobody"));
        galleries.share(owner, mine, friend.name());
        assertThat(galleries.share(owner, mine, friend.name()))
                .isInstanceOfSatisfying(
                        ShareResult.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("already"));
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

    /** Pictures of the task, the oldest first; the listener works in a thread of its own. */
    private List<PictureId> hang(int count) {
        for (int i = 0; i < count; i++) {
            newPictures.on(made(i));
        }
        await().until(() -> pictures.ofTask(owner, task).size() == count);
        return pictures.ofTask(owner, task).stream().map(Picture::id).toList();
    }

    private PictureMade made(int index) {
        GenerationSettings numbers = new GenerationSettings("blurry", 20, 3.5, 64, 64, "ddim", 7 + index);
        PictureSettings settings = new PictureSettings(
                new BaseModelId(new UUID(0, 1)), null, "a {subject} on the beach", "a sks dog on the beach", numbers);
        return new PictureMade(
                task,
                index,
                owner,
                null,
                files.put(("picture " + task + index).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                settings,
                Instant.parse("2026-03-01T12:00:00Z").plusSeconds(index));
    }

    private static void notFound(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(NotFound.class);
    }
}

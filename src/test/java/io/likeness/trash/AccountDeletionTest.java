package io.likeness.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.galleries.GalleryDetails;
import io.likeness.galleries.GalleryId;
import io.likeness.galleries.GalleryResult;
import io.likeness.galleries.GalleryService;
import io.likeness.galleries.GallerySharing;
import io.likeness.galleries.PictureId;
import io.likeness.galleries.PictureService;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.models.adapter.AdapterResult;
import io.likeness.models.adapter.Adapters;
import io.likeness.quotas.QuotaService;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.subjects.NewSubject;
import io.likeness.subjects.PhotoService;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.support.AdapterFiles;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.support.TestCheckpoints;
import io.likeness.support.TestPictures;
import io.likeness.support.Traces;
import io.likeness.users.AccountAdministration;
import io.likeness.users.AccountChange;
import io.likeness.users.AccountCreation.Created;
import io.likeness.users.AccountId;
import io.likeness.users.AccountSummary;
import io.likeness.users.Accounts;
import io.likeness.users.DeletedAccountPurge;
import io.likeness.users.OwnAccount;
import io.likeness.users.Role;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;

/** What the deletion of an account ends at once, what comes back, and what is left of it in the end: nothing. */
@IntegrationTest
@Import(TestCheckpoints.class)
class AccountDeletionTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestPictures testPictures;

    @Autowired
    TestCheckpoints testCheckpoints;

    @Autowired
    AccountAdministration administration;

    @Autowired
    OwnAccount ownAccount;

    @Autowired
    Accounts register;

    @Autowired
    DeletedAccountPurge purge;

    @Autowired
    UserDetailsService users;

    @Autowired
    SubjectService subjects;

    @Autowired
    PhotoService photos;

    @Autowired
    PictureService pictures;

    @Autowired
    GalleryService galleries;

    @Autowired
    GallerySharing sharing;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    Adapters adapters;

    @Autowired
    QuotaService quotas;

    @Autowired
    FileStore files;

    @Autowired
    LikenessProperties properties;

    @Autowired
    JdbcClient jdbc;

    AccountSummary leaver;
    String password;
    AccountSummary friend;
    SubjectId subject;
    PictureId picture;
    GalleryId shared;
    CheckpointId checkpoint;
    Path weights;
    FileKey adapter;
    UUID task;

    @BeforeEach
    void ownOneOfEach() throws IOException {
        Created created = accounts.create(Role.MEMBER);
        leaver = created.account();
        password = created.password();
        friend = accounts.member();
        AccountId me = leaver.id();
        subject = subjectOf(me, photo(1));
        picture = testPictures.hangOf(me, subject);
        shared = ((GalleryResult.Saved) galleries.create(me, "Holiday")).id();
        galleries.put(me, shared, List.of(picture));
        sharing.share(me, shared, friend.name());
        GalleryId theirs = ((GalleryResult.Saved) galleries.create(friend.id(), "Theirs")).id();
        sharing.share(friend.id(), theirs, leaver.name());
        checkpoint = testCheckpoints.checkpoint(me, false);
        weights = checkpoints.folder(checkpoint);
        adapter = ((AdapterResult.Added) adapters.add(me, "a.safetensors", -1, AdapterFiles.forStarter(41).stream()))
                .adapter()
                .file();
        task = UUID.randomUUID();
        quotas.reserve(me, task, 100);
        quotas.settle(task, 60);
        writeTask(me);
    }

    @AfterEach
    void signOut() {
        accounts.signOut();
    }

    @Test
    void aDeletedAccountIsShutAtOnceAndComesBackWhole() {
        assertThat(accounts.asAdministrator(() -> administration.ownings(leaver.id())))
                .containsExactly("2 subjects", "1 checkpoint", "1 adapter", "1 picture", "1 gallery", "2 tasks");

        assertThat(administer(() -> administration.delete(leaver.id()))).isInstanceOf(AccountChange.Done.class);

        assertThat(users.loadUserByUsername(leaver.name()).isEnabled()).isFalse();
        assertThat(register.findByName(leaver.name()))
                .as("nobody shares with it")
                .isEmpty();
        assertThat(galleries.list(friend.id()))
                .filteredOn(gallery -> !gallery.mine())
                .isEmpty();
        notFound(() -> galleries.get(friend.id(), shared));
        notFound(() -> pictures.file(friend.id(), picture));

        administer(() -> administration.restore(leaver.id()));

        assertThat(users.loadUserByUsername(leaver.name()).isEnabled()).isTrue();
        assertThat(galleries.list(friend.id())).extracting(GalleryDetails::id).contains(shared);
        assertThat(pictures.file(friend.id(), picture)).isNotNull();
        assertThat(subjects.get(leaver.id(), subject).photoCount()).isEqualTo(1);
    }

    @Test
    void inTheEndNoRowAndNoFileOfAnAccountIsLeftAndOthersKeepTheirs() throws IOException {
        SubjectId theirs = subjectOf(friend.id(), photo(1));
        FileKey common = photos.list(friend.id(), theirs).getFirst().file();
        assertThat(photos.list(leaver.id(), subject).getFirst().file()).isEqualTo(common);
        PictureId friends = testPictures.hang(friend.id(), 1).getFirst();
        FileKey drawn = pictures.file(leaver.id(), picture);
        List<UUID> ids = List.of(
                leaver.id().value(), subject.value(), picture.value(), shared.value(), checkpoint.value(), task);
        beOld();
        administer(() -> administration.delete(leaver.id()));

        purge.purge(Instant.now().minus(Duration.ofDays(29)));
        assertThat(new Traces(jdbc, properties.home())
                        .inDatabase(List.of(leaver.id().value())))
                .as("it can still come back")
                .isNotEmpty();
        purge.purge(Instant.now().plus(Duration.ofMinutes(1)));

        assertThat(new Traces(jdbc, properties.home()).inDatabase(ids)).isEmpty();
        await().untilAsserted(() -> assertThat(List.of(drawn, adapter)).noneMatch(files::has));
        assertThat(weights.resolve(Checkpoints.ADAPTER_FILE)).doesNotExist();
        assertThat(properties.home().resolve("tasks").resolve(task.toString())).doesNotExist();
        assertThat(files.has(common)).as("the friend has the same photo").isTrue();
        assertThat(pictures.get(friend.id(), friends)).isNotNull();
        assertThat(galleries.list(friend.id())).hasSize(2);
    }

    @Test
    void anAdministratorNeedNotWait() {
        notFound(() -> administer(() -> administration.forget(leaver.id())));
        administer(() -> administration.delete(leaver.id()));

        assertThat(administer(() -> administration.forget(leaver.id()))).isInstanceOf(AccountChange.Done.class);

        notFound(() -> register.get(leaver.id()));
    }

    @Test
    void aPersonDeletesTheirOwnAccountWithTheirPassword() {
        accounts.signIn(leaver);
        assertThat(ownAccount.delete("not it", "")).isInstanceOf(AccountChange.Refused.class);

        assertThat(ownAccount.delete(password, "")).isInstanceOf(AccountChange.Done.class);

        assertThat(users.loadUserByUsername(leaver.name()).isEnabled()).isFalse();
    }

    @Test
    void aTaskThatHasNotEndedIsCancelled() {
        jdbc.sql("update task set status = 'PAUSED' where id = :id")
                .param("id", task)
                .update();

        administer(() -> administration.delete(leaver.id()));

        assertThat(jdbc.sql("select status from task where id = :id")
                        .param("id", task)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED");
    }

    private AccountChange administer(java.util.function.Supplier<AccountChange> change) {
        return accounts.asAdministrator(change);
    }

    private SubjectId subjectOf(AccountId owner, byte[] photo) throws IOException {
        SubjectId id =
                ((SubjectResult.Saved) subjects.create(owner, new NewSubject("Rex", "dog", null, List.of()))).id();
        photos.add(owner, id, "rex.png", new ByteArrayInputStream(photo));
        return id;
    }

    /** A generation that was cancelled, with a note of its worker. */
    private void writeTask(AccountId owner) throws IOException {
        jdbc.sql(
                        "insert into task (id, owner, kind, title, task_order, out_folder, status, attempt, estimated_seconds,"
                                + " used_seconds, submitted, stage, step, steps, lost_in_a_row)"
                                + " values (:id, :owner, 'GENERATION', 'A dog', :order, :id, 'CANCELLED', 1, 1, 0, :now, '', 0, 1, 0)")
                .param("id", task)
                .param("owner", owner.value())
                .param("order", "{}")
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into task_share (owner, last_started) values (:owner, :now)")
                .param("owner", owner.value())
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into task_file (task, role, number, file) values (:id, 'PICTURE', 0, :file)")
                .param("id", task)
                .param("file", pictures.file(owner, picture).sha256())
                .update();
        Path attempt = Files.createDirectories(properties.home().resolve("tasks/%s/attempt-1".formatted(task)));
        Files.writeString(attempt.resolve("task.json"), "{\"prompt\": \"a sks dog\"}");
    }

    private static byte[] photo(int seed) throws IOException {
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int i = 0; i < 300 * 300; i++) {
            image.setRGB(i % 300, i / 300, random.nextInt());
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void beOld() throws IOException {
        try (Stream<Path> all = Files.walk(properties.home().resolve("files"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            }
        }
    }

    private static void notFound(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(NotFound.class);
    }
}

package io.likeness.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.common.NotFound;
import io.likeness.subjects.SubjectResult.Field;
import io.likeness.subjects.SubjectResult.Refused;
import io.likeness.subjects.SubjectResult.Saved;
import io.likeness.subjects.photos.PhotoFiles;
import io.likeness.support.IntegrationTest;
import io.likeness.support.StoredFiles;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What owners may do with their subjects and photos, and that nobody else may do anything. */
@IntegrationTest
class SubjectServiceTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    SubjectService subjects;

    @Autowired
    PhotoService photos;

    @Autowired
    SampleSubject sample;

    @Autowired
    StoredFiles storedFiles;

    AccountId owner;
    AccountId stranger;

    @BeforeEach
    void makeAccounts() {
        owner = accounts.member().id();
        stranger = accounts.member().id();
    }

    @Test
    void aSubjectIsCreatedWithTidyWordsAndAFreeIdentifier() {
        SubjectId id = create(owner, "  My   Rex ", "Stuffed  Animal");

        SubjectDetails subject = subjects.get(owner, id);
        assertThat(subject.name()).isEqualTo("My Rex");
        assertThat(subject.classNoun()).isEqualTo("stuffed animal");
        assertThat(subject.identifier()).isNotBlank();
        assertThat(subject.phrase()).isEqualTo(subject.identifier() + " stuffed animal");
        assertThat(subjects.freeIdentifiers(owner, 50)).doesNotContain(subject.identifier());
    }

    @Test
    void anIdentifierBelongsToOneSubjectOnTheServer() {
        String identifier = subjects.freeIdentifiers(owner, 1).getFirst();
        assertThat(subjects.create(owner, new NewSubject("A", "dog", identifier, List.of())))
                .isInstanceOf(Saved.class);

        SubjectResult second = subjects.create(stranger, new NewSubject("B", "dog", identifier, List.of()));

        assertThat(second).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.field()).isEqualTo(Field.IDENTIFIER);
            assertThat(refused.sentence()).contains("belongs to another subject", "is free");
        });
    }

    @Test
    void ofManyWhoWantOneIdentifierAtOnceOneGetsIt() throws Exception {
        String wanted = subjects.freeIdentifiers(owner, 1).getFirst();

        List<SubjectResult> results =
                atOnce(6, () -> subjects.create(owner, new NewSubject("A", "dog", wanted, List.of())));

        assertThat(results).filteredOn(Saved.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Refused.class::isInstance).hasSize(5);
    }

    @Test
    void manyWhoTakeTheSuggestedIdentifierAtOnceAllGetOneOfTheirOwn() throws Exception {
        List<SubjectResult> results =
                atOnce(6, () -> subjects.create(owner, new NewSubject("A", "dog", null, List.of())));

        assertThat(results).allMatch(Saved.class::isInstance);
        assertThat(results.stream()
                        .map(result ->
                                subjects.get(owner, ((Saved) result).id()).identifier())
                        .distinct())
                .hasSize(6);
    }

    @Test
    void wordsThatDoNotFitAreRefusedAtTheirField() {
        assertThat(refusal("", "dog", null).field()).isEqualTo(Field.NAME);
        assertThat(refusal("x".repeat(81), "dog", null).field()).isEqualTo(Field.NAME);
        assertThat(refusal("Rex", " ", null).field()).isEqualTo(Field.CLASS_NOUN);
        assertThat(refusal("Rex", "dog, {subject}", null).field()).isEqualTo(Field.CLASS_NOUN);
        assertThat(refusal("Rex", "dog", "s k s").field()).isEqualTo(Field.IDENTIFIER);
        assertThat(refusal("Rex", "dog", "dog").sentence()).contains("must not be the class noun");
    }

    @Test
    void aPhotoIsAddedOnceAndComesBackAfterUndo() throws IOException {
        SubjectId id = create(owner, "Rex", "dog");
        byte[] file = PhotoFiles.jpeg(300, 300, 1);
        PhotoId photo = added(id, file);

        assertThat(photos.add(owner, id, "again.jpg", new ByteArrayInputStream(file)))
                .isEqualTo(new PhotoResult.Refused("\"again.jpg\" is already among the photos."));
        photos.delete(owner, photo);
        assertThat(photos.list(owner, id)).isEmpty();
        photos.restore(owner, photo);
        assertThat(photos.list(owner, id)).extracting(PhotoDetails::id).containsExactly(photo);
        assertThat(subjects.get(owner, id).cover()).isEqualTo(photo);
    }

    @Test
    void aSubjectTakesTwentyPhotosAndNoMore() throws IOException {
        SubjectId id = create(owner, "Rex", "dog");
        for (int i = 0; i < 20; i++) {
            added(id, PhotoFiles.png(64, 64, i));
        }

        assertThat(photos.add(owner, id, "one.png", new ByteArrayInputStream(PhotoFiles.png(64, 64, 99))))
                .isInstanceOfSatisfying(
                        PhotoResult.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("at most 20 photos"));
        assertThat(photos.list(owner, id))
                .hasSize(20)
                .first()
                .satisfies(photo -> assertThat(photo.hints()).anyMatch(hint -> hint.startsWith("Small: 64 x 64")));
    }

    @Test
    void photosThatThereIsNoRoomForLeaveNoFile() throws IOException {
        SubjectId id = create(owner, "Rex", "dog");
        for (int i = 0; i < 20; i++) {
            added(id, PhotoFiles.png(64, 64, 500 + i));
        }
        long before = storedFiles.count();

        for (int i = 0; i < 60; i++) {
            photos.add(owner, id, "more.png", new ByteArrayInputStream(PhotoFiles.png(64, 64, 600 + i)));
        }
        photos.add(owner, id, "again.png", new ByteArrayInputStream(PhotoFiles.png(64, 64, 501)));

        assertThat(storedFiles.count()).isEqualTo(before);
    }

    @Test
    void ofManyPhotosThatComeAtOnceForTheLastPlaceOneIsKeptAndTheOthersLeaveNoFile() throws Exception {
        SubjectId id = create(owner, "Rex", "dog");
        for (int i = 0; i < 19; i++) {
            added(id, PhotoFiles.png(64, 64, 700 + i));
        }
        long before = storedFiles.count();

        AtomicInteger seed = new AtomicInteger(800);
        List<PhotoResult> results = atOnce(
                6,
                () -> photos.add(
                        owner,
                        id,
                        "last.png",
                        new ByteArrayInputStream(PhotoFiles.png(64, 64, seed.incrementAndGet()))));

        assertThat(results).filteredOn(PhotoResult.Added.class::isInstance).hasSize(1);
        assertThat(storedFiles.count()).isEqualTo(before + 1);
    }

    @Test
    void aDeletedSubjectIsGoneUntilItIsRestored() throws IOException {
        SubjectId id = create(owner, "Rex", "dog");
        PhotoId photo = added(id, PhotoFiles.png(64, 64, 1));

        subjects.delete(owner, id);

        notFound(() -> subjects.get(owner, id));
        notFound(() -> photos.file(owner, photo));
        assertThat(subjects.list(owner, 0, 10).total()).isZero();
        subjects.restore(owner, id);
        assertThat(subjects.get(owner, id).photoCount()).isEqualTo(1);
    }

    @Test
    void ofTwoPagesThatRenameASubjectTheSecondIsToldAndDecides() {
        SubjectId id = create(owner, "Rex", "dog");
        SubjectDetails seen = subjects.get(owner, id);
        assertThat(subjects.rename(owner, seen, "Bello", "dog")).isInstanceOf(Saved.class);

        assertThat(subjects.rename(owner, seen, "Rex", "cat")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.field()).isEqualTo(Field.NAME);
            assertThat(refused.sentence())
                    .isEqualTo("\"Rex\" (dog) became \"Bello\" (dog) on another page meanwhile."
                            + " Save again to have it as typed here.");
        });
        assertThat(subjects.get(owner, id).name()).isEqualTo("Bello");
        assertThat(subjects.rename(owner, seen, "Bello", "dog"))
                .as("what it is called already")
                .isInstanceOf(Saved.class);
        assertThat(subjects.rename(owner, subjects.get(owner, id), "Rex", "cat"))
                .as("again, with what it is called now in sight")
                .isInstanceOf(Saved.class);
        assertThat(subjects.get(owner, id).classNoun()).isEqualTo("cat");
    }

    @Test
    void ofManyRenamesAtOnceOneIsSavedAndTheOthersAreTold() throws Exception {
        SubjectId id = create(owner, "Rex", "dog");
        SubjectDetails seen = subjects.get(owner, id);
        AtomicInteger number = new AtomicInteger();

        List<SubjectResult> results =
                atOnce(5, () -> subjects.rename(owner, seen, "Rex " + number.incrementAndGet(), "dog"));

        assertThat(results).filteredOn(Saved.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Refused.class::isInstance).hasSize(4);
    }

    @Test
    void nobodyElseReachesASubjectOrItsPhotosByAnyWay() throws IOException {
        SubjectId id = create(owner, "Rex", "dog");
        PhotoId photo = added(id, PhotoFiles.png(64, 64, 1));
        SubjectDetails seen = subjects.get(owner, id);

        notFound(() -> subjects.get(stranger, id));
        notFound(() -> subjects.rename(stranger, seen, "Mine", "dog"));
        notFound(() -> subjects.delete(stranger, id));
        notFound(() -> subjects.restore(stranger, id));
        notFound(() -> photos.list(stranger, id));
        notFound(() -> photos.file(stranger, photo));
        notFound(() -> photos.add(stranger, id, "x.png", new ByteArrayInputStream(PhotoFiles.png(64, 64, 2))));
        notFound(() -> photos.delete(stranger, photo));
        notFound(() -> photos.restore(stranger, photo));
        assertThat(subjects.list(stranger, 0, 10).items()).isEmpty();
        assertThat(subjects.get(owner, id).photoCount()).isEqualTo(1);
    }

    @Test
    void anAccountHasOneSampleAtMost() {
        SubjectResult first = sample.give(owner);
        subjects.delete(owner, ((Saved) first).id());

        assertThat(sample.give(owner)).isEqualTo(first);
        SubjectDetails pebble = subjects.get(owner, ((Saved) first).id());
        assertThat(pebble.name()).isEqualTo("Pebble");
        assertThat(pebble.photoCount()).isEqualTo(5);
        assertThat(photos.list(owner, pebble.id()))
                .allSatisfy(photo -> assertThat(photo.hints()).noneMatch(hint -> hint.startsWith("Small")));
    }

    @Test
    void subjectsAreFoundByAPartOfTheirName() {
        SubjectId rex = create(owner, "My Rex 100%", "dog");
        create(owner, "Pebble", "dog");
        create(stranger, "My Rex 100%", "dog");

        assertThat(subjects.find(owner, " rex", 0, 1).items())
                .extracting(SubjectDetails::id)
                .containsExactly(rex);
        assertThat(subjects.find(owner, "%", 0, 10).total()).isEqualTo(1);
        assertThat(subjects.find(owner, "", 0, 10).total()).isEqualTo(2);
    }

    private SubjectId create(AccountId who, String name, String classNoun) {
        return ((Saved) subjects.create(who, new NewSubject(name, classNoun, null, List.of()))).id();
    }

    private PhotoId added(SubjectId subject, byte[] file) throws IOException {
        PhotoResult result = photos.add(owner, subject, "photo", new ByteArrayInputStream(file));
        assertThat(result).isInstanceOf(PhotoResult.Added.class);
        return ((PhotoResult.Added) result).photo().id();
    }

    private Refused refusal(String name, String classNoun, String identifier) {
        return (Refused) subjects.create(owner, new NewSubject(name, classNoun, identifier, List.of()));
    }

    private static void notFound(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(NotFound.class);
    }

    private static <T> List<T> atOnce(int count, Callable<T> action) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<T>> results = threads.invokeAll(java.util.Collections.nCopies(count, () -> {
                start.await();
                return action.call();
            }));
            return results.stream().map(Future::resultNow).toList();
        }
    }
}

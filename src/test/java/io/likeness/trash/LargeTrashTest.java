package io.likeness.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.galleries.GalleryResult;
import io.likeness.galleries.GalleryService;
import io.likeness.subjects.NewSubject;
import io.likeness.subjects.SubjectResult;
import io.likeness.subjects.SubjectService;
import io.likeness.support.IntegrationTest;
import io.likeness.support.StatementCount;
import io.likeness.support.TestAccounts;
import io.likeness.support.TestPictures;
import io.likeness.tasks.TaskId;
import io.likeness.trash.Trash.Entry;
import io.likeness.trash.Trash.Outcome;
import io.likeness.trash.TrashWork.Run;
import io.likeness.users.AccountId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody deleted five thousand pictures: what a page of the trash, and emptying it, ask of the database. */
@IntegrationTest
class LargeTrashTest {

    private static final int MANY = 5000;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestPictures testPictures;

    @Autowired
    SubjectService subjects;

    @Autowired
    GalleryService galleries;

    @Autowired
    Trash trash;

    @Autowired
    TrashWork work;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    StatementCount statements;

    @Autowired
    TransactionTemplate transaction;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = accounts.member().id();
    }

    @Test
    void aPageOfTheTrashTakesAsManyQueriesHoweverMuchThereIs() {
        deletePictures(60);
        long few = queriesOfAPage(0);
        deletePictures(MANY - 60);

        assertThat(queriesOfAPage(0)).isEqualTo(few).isLessThan(25);
        assertThat(queriesOfAPage(MANY - 50)).as("nor wherever one scrolls").isEqualTo(few);
        assertThat(trash.count(me)).isEqualTo(MANY);
    }

    @Test
    void whatIsShownOfSubjectsAndGalleriesTakesNoQueryEach() {
        deleteSubjectsAndGalleries(2);
        long few = queriesOfAPage(0);
        deleteSubjectsAndGalleries(10);

        assertThat(queriesOfAPage(0)).isEqualTo(few);
    }

    @Test
    void pagesFollowOneAnotherAcrossKinds() {
        deletePictures(30);
        deleteSubjectsAndGalleries(5);
        deletePictures(30);

        List<Entry> whole = trash.list(me, 0, 500);
        Set<UUID> inPages = new HashSet<>();
        for (int offset = 0; offset < 70; offset += 7) {
            List<Entry> page = trash.list(me, offset, 7);
            assertThat(page).isEqualTo(whole.subList(offset, offset + 7));
            page.forEach(entry -> inPages.add(entry.id()));
        }
        assertThat(inPages).hasSize(70);
    }

    @Test
    void itIsEmptiedInBatches() {
        deletePictures(MANY);

        long emptying =
                statements.of(() -> assertThat(trash.empty(me, _ -> {})).isEqualTo(new Outcome(MANY, List.of())));

        assertThat(trash.count(me)).isZero();
        assertThat(emptying).as("a few for each hundred").isLessThan(MANY / 100 * 12);
    }

    @Test
    void aSecondClickJoinsTheFirst() {
        deletePictures(250);

        Run first = transaction.execute(_ -> {
            jdbc.queryForList("select id from pictures where owner_id = ? for update", me.value());
            Run begun = work.empty(me); // and waits for the pictures
            assertThat(work.empty(me)).isSameAs(begun);
            assertThat(work.of(me)).contains(begun);
            return begun;
        });

        await().atMost(Duration.ofMinutes(1)).until(() -> first.outcome().isPresent());
        assertThat(first.outcome()).contains(new Outcome(250, List.of()));
        assertThat(first.done()).isEqualTo(first.of()).isEqualTo(250);
        assertThat(work.of(me)).isEmpty();
        assertThat(trash.count(me)).isZero();
    }

    private long queriesOfAPage(int offset) {
        return statements.of(() -> {
            trash.count(me);
            List<Entry> page = trash.list(me, offset, 50);
            assertThat(trash.show(me, page)).hasSize(page.size());
        });
    }

    private void deleteSubjectsAndGalleries(int count) {
        for (int i = 0; i < count; i++) {
            var subject = (SubjectResult.Saved) subjects.create(me, new NewSubject("Rex", "dog", null, List.of()));
            subjects.delete(me, subject.id());
            galleries.delete(me, ((GalleryResult.Saved) galleries.create(me, "Holiday")).id());
        }
    }

    /** Deleted pictures of one task, one second after another. */
    private void deletePictures(int count) {
        TaskId task = testPictures.task(me);
        Instant start = Instant.now().minusSeconds(2L * MANY);
        List<Object[]> rows = IntStream.range(0, count)
                .mapToObj(i -> new Object[] {
                    UUID.randomUUID(),
                    me.value(),
                    task.value(),
                    i,
                    "%064x".formatted(i),
                    new UUID(0, 1),
                    Timestamp.from(start.plusSeconds(i)),
                    Timestamp.from(start.plusSeconds(i))
                })
                .toList();
        jdbc.batchUpdate("""
                insert into pictures (id, owner_id, task_id, task_index, file, base_model_id, template, prompt, negative_prompt,
                steps, guidance, width, height, seed, adapters, favourite, made_at, deleted_at)
                values (?, ?, ?, ?, ?, ?, 'a dog', 'a dog', '', 5, 3, 64, 64, 7, '', false, ?, ?)""", rows);
    }
}

package io.likeness.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.likeness.galleries.PictureService;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.support.TestPictures;
import io.likeness.tasks.PictureMade;
import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.core.EventSerializer;

/** News of pictures whose listener was not there when they were told. */
@IntegrationTest
class UnheardNewsTest {

    @Autowired
    UnheardNews news;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestPictures testPictures;

    @Autowired
    PictureService pictures;

    @Autowired
    EventSerializer serializer;

    @Autowired
    JdbcClient jdbc;

    AccountId me;

    @BeforeEach
    void signUp() {
        me = accounts.member().id();
    }

    @Test
    void isToldAgainWhileTheStudioRuns() {
        TaskId task = testPictures.task(me);
        left(testPictures.made(me, task, 0, null), Duration.ofMinutes(20));

        news.tellAgain();

        await().until(() -> pictures.ofTask(me, task).size() == 1);
        await().until(() -> unheard() == 0);
    }

    @Test
    void ofATaskThatIsGoneForGoodIsGoneToo() {
        left(testPictures.made(me, new TaskId(UUID.randomUUID()), 0, null), Duration.ofMinutes(20));

        news.tellAgain();

        await().until(() -> unheard() == 0);
        assertThat(pictures.ofTask(me, new TaskId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void isGivenUpWhenTheTrashWouldHaveBeenEmptied() {
        left(testPictures.made(me, testPictures.task(me), 0, null), Duration.ofDays(29));
        left(testPictures.made(me, testPictures.task(me), 0, null), Duration.ofDays(31));

        news.giveUp();

        assertThat(unheard()).isEqualTo(1);
        jdbc.sql("delete from event_publication").update();
    }

    private void left(PictureMade made, Duration ago) {
        jdbc.sql("""
                        insert into event_publication (id, publication_date, listener_id, serialized_event, event_type,
                        completion_attempts, status) values (:id, :at, 'galleries.NewPictures', :event, :type, 1, 'FAILED')""")
                .param("id", UUID.randomUUID())
                .param("at", Timestamp.from(Instant.now().minus(ago)))
                .param("event", serializer.serialize(made).toString())
                .param("type", PictureMade.class.getName())
                .update();
    }

    private int unheard() {
        return jdbc.sql("select count(*) from event_publication")
                .query(Integer.class)
                .single();
    }
}

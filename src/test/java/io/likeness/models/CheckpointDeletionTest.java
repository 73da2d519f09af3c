package io.likeness.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.transaction.support.TransactionOperations;

/** A checkpoint's row goes before its files: what is listed can be drawn with, whatever happens in between. */
class CheckpointDeletionTest extends ModelsTest {

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    CheckpointTrash trash;

    @Autowired
    BaseModelAdministration models;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IncompleteEventPublications unheard;

    @Autowired
    LikenessProperties properties;

    private final UUID task = UUID.randomUUID();
    private AccountId me;

    @BeforeEach
    void signUp() {
        me = accounts.administrator().id();
    }

    @Test
    void aDeletionThatIsTakenBackLeavesRowAndFiles() throws IOException {
        CheckpointId id = checkpoint("checkpoint-50", 50);
        checkpoints.delete(me, id);

        transactions.executeWithoutResult(transaction -> {
            assertThat(trash.forget(me, id.value())).isEmpty();
            transaction.setRollbackOnly();
        });

        assertThat(weights("checkpoint-50")).exists();
        assertThat(checkpoints.restore(me, id)).isEmpty();
        assertThat(checkpoints.get(me, id).step()).isEqualTo(50);
    }

    @Test
    void aDeletionDeletesTheFilesOfNoOtherCheckpoint() throws IOException {
        CheckpointId earlier = checkpoint("checkpoint-50", 50);
        CheckpointId last = checkpoint("", 100);
        checkpoints.delete(me, last);

        trash.forget(me, last.value());

        assertThat(weights("")).doesNotExist();
        assertThat(weights("checkpoint-50")).exists();
        checkpoints.delete(me, earlier);
        trash.forget(me, earlier.value());
        assertThat(weights("checkpoint-50").getParent()).doesNotExist();
        assertThatThrownBy(() -> checkpoints.folder(earlier)).isInstanceOf(NotFound.class);
        assertThat(pending()).isZero();
    }

    @Test
    void filesThatAStudioLeftThatEndedInBetweenGoWhenItsNewsIsToldAgain() throws IOException {
        checkpoint("checkpoint-50", 50);
        Path orphan = Files.createDirectories(out().resolve("checkpoint-25"));
        Files.writeString(orphan.resolve("model.safetensors"), "weights");
        left(orphan, 25);
        left(out().resolve("checkpoint-50"), 50); // of a step that was trained again since

        unheard.resubmitIncompletePublications(_ -> true);

        assertThat(orphan).doesNotExist();
        assertThat(weights("checkpoint-50")).exists();
        assertThat(pending()).isZero();
    }

    /** As the registry of events keeps it. */
    private void left(Path folder, int step) {
        jdbc.sql(
                        "insert into event_publication (id, publication_date, listener_id, serialized_event, event_type,"
                                + " completion_attempts, status) values (?, ?, 'models.CheckpointFiles', ?, ?, 1, 'PROCESSING')")
                .params(
                        UUID.randomUUID(),
                        java.sql.Timestamp.from(Instant.now().minusSeconds(60)),
                        "{\"folder\":\"%s\",\"step\":%d}"
                                .formatted(properties.home().relativize(folder), step),
                        WeightsForgotten.class.getName())
                .update();
    }

    private long pending() {
        return jdbc.sql("select count(*) from event_publication where listener_id = 'models.CheckpointFiles'")
                .query(Long.class)
                .single();
    }

    private CheckpointId checkpoint(String folder, int step) throws IOException {
        Files.createDirectories(weights(folder).getParent());
        Files.writeString(weights(folder), "weights");
        return checkpoints.register(new NewCheckpoint(
                task,
                me,
                new SubjectId(new UUID(0, 7)),
                models.all().getFirst().details().id(),
                step,
                properties.home().relativize(out().resolve(folder).normalize()),
                "sks",
                "dog",
                false));
    }

    private Path weights(String folder) {
        return out().resolve(folder).resolve("model.safetensors");
    }

    private Path out() {
        return properties.home().resolve("tasks").resolve(task.toString()).resolve("out");
    }
}

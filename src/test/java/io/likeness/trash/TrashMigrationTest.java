package io.likeness.trash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Of what was deleted before there was a trash. */
class TrashMigrationTest {

    private static final OffsetDateTime THEN = OffsetDateTime.of(2026, 11, 20, 12, 0, 0, 0, ZoneOffset.UTC);

    private final JdbcDataSource database = new JdbcDataSource();
    private final UUID owner = UUID.randomUUID();
    private final UUID deleted = UUID.randomUUID();
    private final UUID living = UUID.randomUUID();
    private JdbcTemplate jdbc;

    @BeforeEach
    void fillTheVersionBefore() {
        database.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        migrate("97");
        jdbc = new JdbcTemplate(database);
        jdbc.update(
                "insert into accounts (id, name, password_hash, role, disabled, created_at, version)"
                        + " values (?, 'ann', '', 'MEMBER', false, ?, 0)",
                owner,
                THEN);
        jdbc.update(
                "insert into base_model (id, name, description, folder, enabled, installed)"
                        + " values (?, 'x', '', 'x', true, current_timestamp)",
                owner);
        subject(deleted, "sks", THEN);
        subject(living, "ohwx", null);
    }

    @AfterEach
    void shutDown() {
        jdbc.execute("shutdown");
    }

    @Test
    void theWeightsOfADeletedSubjectWaitInTheTrashWithIt() {
        checkpoint(deleted);
        checkpoint(living);

        migrate("110");

        assertThat(jdbc.queryForList("select deleted_with from checkpoint where deleted_at = ?", UUID.class, THEN))
                .containsExactly(deleted);
        assertThat(jdbc.queryForList("select subject from checkpoint where deleted_at is null", UUID.class))
                .containsExactly(living);
    }

    @Test
    void aPictureThatIsThereStaysThoughItsSubjectWasDeleted() {
        picture(deleted, null);
        picture(living, THEN);

        migrate("110");

        assertThat(jdbc.queryForList("select subject_id from pictures where deleted_at is null", UUID.class))
                .containsExactly(deleted);
        assertThat(jdbc.queryForList(
                        "select subject_id from pictures where deleted_at is not null and deleted_with is null",
                        UUID.class))
                .as("in the trash by itself")
                .containsExactly(living);
    }

    private void subject(UUID id, String identifier, OffsetDateTime deletedAt) {
        jdbc.update(
                "insert into subjects (id, owner_id, name, class_noun, identifier, sample, created_at, deleted_at, version)"
                        + " values (?, ?, 'Rex', 'dog', ?, false, ?, ?, 0)",
                id,
                owner,
                identifier,
                THEN,
                deletedAt);
    }

    private void checkpoint(UUID subject) {
        jdbc.update(
                "insert into checkpoint (id, task, owner, subject, base_model, step, folder, identifier, class_noun, bytes,"
                        + " created) values (?, ?, ?, ?, ?, 10, 'x', 'sks', 'dog', 1, ?)",
                UUID.randomUUID(),
                UUID.randomUUID(),
                owner,
                subject,
                owner,
                THEN);
    }

    private void picture(UUID subject, OffsetDateTime deletedAt) {
        jdbc.update(
                "insert into pictures (id, owner_id, task_id, task_index, subject_id, file, base_model_id, template, prompt,"
                        + " negative_prompt, steps, guidance, width, height, seed, favourite, made_at, deleted_at)"
                        + " values (?, ?, ?, 0, ?, 'f', ?, '', '', '', 1, 1, 1, 1, 1, false, ?, ?)",
                UUID.randomUUID(),
                owner,
                UUID.randomUUID(),
                subject,
                owner,
                THEN,
                deletedAt);
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .target(version)
                .load()
                .migrate();
    }
}

package io.likeness.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Of models that were made of single files before their paths identified them. */
class BareSourceMigrationTest {

    @Test
    void theSentenceOfASingleFileBecomesItsPath() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        migrate(database, "91");
        JdbcTemplate jdbc = new JdbcTemplate(database);
        List.of("File /srv/a, b.safetensors, converted", "Uploaded file x.safetensors, converted", "File me")
                .forEach(source -> jdbc.update(
                        "insert into base_model (id, name, description, folder, enabled, installed, source)"
                                + " values (?, 'x', '', ?, true, current_timestamp, ?)",
                        UUID.randomUUID(),
                        source,
                        source));

        migrate(database, "92");

        assertThat(jdbc.queryForList("select source from base_model", String.class))
                .containsExactlyInAnyOrder(
                        "/srv/a, b.safetensors", "Uploaded file x.safetensors, converted", "File me");
        jdbc.execute("shutdown");
    }

    private static void migrate(JdbcDataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .target(version)
                .load()
                .migrate();
    }
}

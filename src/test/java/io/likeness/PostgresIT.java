package io.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.quotas.QuotaService;
import io.likeness.quotas.ReservationResult.Granted;
import io.likeness.support.IntegrationTest;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The studio on PostgreSQL: every migration runs, and Hibernate finds every table as the entities describe it. */
@IntegrationTest
@DirtiesContext
class PostgresIT {

    private static final EmbeddedPostgres postgres = start();

    @Autowired
    DataSource dataSource;

    @Autowired
    QuotaService quotas;

    @Autowired
    TestAccounts accounts;

    @DynamicPropertySource
    static void usePostgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void everyMigrationRan() {
        JdbcClient jdbc = JdbcClient.create(dataSource);

        assertThat(jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL");
        assertThat(jdbc.sql("select count(*) from flyway_schema_history where success")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    void aReservationIsKeptAndSettled() {
        AccountId account = accounts.member().id();
        UUID reference = UUID.randomUUID();

        assertThat(quotas.reserve(account, reference, 100)).isEqualTo(new Granted());
        quotas.settle(reference, 60);

        assertThat(quotas.allowance(account).used()).isEqualTo(60);
        assertThat(quotas.allowance(account).reserved()).isZero();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

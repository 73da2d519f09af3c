package io.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.likeness.quotas.QuotaService;
import io.likeness.quotas.ReservationResult.Granted;
import io.likeness.support.IntegrationTest;
import io.likeness.support.OnPostgres;
import io.likeness.support.TestAccounts;
import io.likeness.users.AccountId;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The studio on PostgreSQL: every migration runs, and Hibernate finds every table as the entities describe it. */
@IntegrationTest
@OnPostgres
class PostgresIT {

    @Autowired
    DataSource dataSource;

    @Autowired
    QuotaService quotas;

    @Autowired
    TestAccounts accounts;

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
}

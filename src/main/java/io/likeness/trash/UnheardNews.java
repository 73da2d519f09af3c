package io.likeness.trash;

import io.likeness.common.LikenessProperties;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * News that a listener could not take in, as when the database was away, is told again while the studio runs: listeners pass by what is
 * gone for good by then, and so the note of it goes too. What nobody could take in for as long as the trash keeps things is given up.
 */
@Component
class UnheardNews {

    private static final Duration AFTER = Duration.ofMinutes(10);
    private static final int AT_ONCE = 100;

    private final IncompleteEventPublications publications;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration period;

    UnheardNews(IncompleteEventPublications publications, JdbcClient jdbc, Clock clock, LikenessProperties properties) {
        this.publications = publications;
        this.jdbc = jdbc;
        this.clock = clock;
        this.period = properties.trash().period();
    }

    @Scheduled(initialDelay = 13, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void tellAgain() {
        giveUp();
        publications.resubmitIncompletePublications(
                ResubmissionOptions.defaults().withMinAge(AFTER).withBatchSize(AT_ONCE));
    }

    void giveUp() {
        jdbc.sql("delete from event_publication where completion_date is null and publication_date < :before")
                .param("before", Timestamp.from(clock.instant().minus(period)))
                .update();
    }
}

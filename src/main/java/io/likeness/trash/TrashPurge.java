package io.likeness.trash;

import io.likeness.common.LikenessProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Empties the trash of what has been in it for the whole period. Several studios on one database may do so at once. */
@Component
public class TrashPurge {

    private static final Logger LOG = LoggerFactory.getLogger(TrashPurge.class);

    private final List<TrashKind> kinds;
    private final Clock clock;
    private final Duration period;

    TrashPurge(List<TrashKind> kinds, Clock clock, LikenessProperties properties) {
        this.kinds = List.copyOf(kinds);
        this.clock = clock;
        this.period = properties.trash().period();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    public void purge() {
        purge(clock.instant().minus(period));
    }

    /** Deletes for good what was deleted before then; trouble with one kind does not keep the others. */
    public void purge(Instant before) {
        for (TrashKind kind : kinds) {
            try {
                kind.purge(before);
            } catch (RuntimeException e) {
                LOG.error(
                        "Of the trash, things of the kind {} could not be deleted; the next purge tries again",
                        kind.label(),
                        e);
            }
        }
    }
}

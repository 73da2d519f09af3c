package io.likeness.models.adapter;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets adapters for good a day after they were deleted; the store's sweep then deletes files that nothing else needs. */
@Component
class DeletedAdapterPurge {

    private static final Duration AFTER = Duration.ofDays(1);

    private final AdapterRepository adapters;
    private final Clock clock;

    DeletedAdapterPurge(AdapterRepository adapters, Clock clock) {
        this.adapters = adapters;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void purge() {
        adapters.purge(clock.instant().minus(AFTER));
    }
}

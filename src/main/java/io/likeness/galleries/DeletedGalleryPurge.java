package io.likeness.galleries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets galleries for good seven days after they were deleted; their pictures stay with their owner. */
@Component
class DeletedGalleryPurge {

    private static final Duration AFTER = Duration.ofDays(7);

    private final GalleryRepository galleries;
    private final Clock clock;

    DeletedGalleryPurge(GalleryRepository galleries, Clock clock) {
        this.galleries = galleries;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void purge() {
        Instant before = clock.instant().minus(AFTER);
        galleries.forgetPlacesInDeleted(before);
        galleries.forgetMembersOfDeleted(before);
        galleries.purge(before);
    }
}

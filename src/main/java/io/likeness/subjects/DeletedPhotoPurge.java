package io.likeness.subjects;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets photos for good some time after they were deleted; the store's sweep then deletes the files. */
@Component
class DeletedPhotoPurge {

    private static final Duration PHOTOS_AFTER = Duration.ofDays(7);
    private static final Duration SUBJECTS_AFTER = Duration.ofDays(30);

    private final PhotoRepository photos;
    private final Clock clock;

    DeletedPhotoPurge(PhotoRepository photos, Clock clock) {
        this.photos = photos;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void purge() {
        Instant now = clock.instant();
        photos.purge(now.minus(PHOTOS_AFTER), now.minus(SUBJECTS_AFTER));
    }
}

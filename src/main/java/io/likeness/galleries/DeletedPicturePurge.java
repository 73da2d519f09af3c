package io.likeness.galleries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets pictures for good seven days after they were deleted; the store's sweep then deletes the files. */
@Component
class DeletedPicturePurge {

    private static final Duration AFTER = Duration.ofDays(7);

    private final PictureRepository pictures;
    private final Clock clock;

    DeletedPicturePurge(PictureRepository pictures, Clock clock) {
        this.pictures = pictures;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 6, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void purge() {
        Instant before = clock.instant().minus(AFTER);
        pictures.forgetPlacesOfDeleted(before);
        pictures.purge(before);
    }
}

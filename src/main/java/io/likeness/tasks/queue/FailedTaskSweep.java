package io.likeness.tasks.queue;

import io.likeness.common.LikenessProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets go of what failed and cancelled tasks needed, some time after: of adapters within days, as they count for a limit of their owner's,
 * of photos when what was deleted on the same day is gone from the trash.
 */
@Component
public class FailedTaskSweep {

    /** The documentation tells it. */
    private static final Duration AFTER = Duration.ofDays(3);

    private final TaskFiles files;
    private final Clock clock;
    private final Duration photosAfter;

    FailedTaskSweep(TaskFiles files, Clock clock, LikenessProperties properties) {
        this.files = files;
        this.clock = clock;
        this.photosAfter = properties.trash().period();
    }

    @Scheduled(initialDelay = 9, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    public void sweep() {
        files.releaseAdaptersOfFailed(clock.instant().minus(AFTER));
        files.releasePhotosOfEnded(clock.instant().minus(photosAfter));
    }
}

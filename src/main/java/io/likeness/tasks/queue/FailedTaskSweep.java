package io.likeness.tasks.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets go of the adapters of failed tasks after a few days, which is time to try again: they count for no limit of their owner's. */
@Component
public class FailedTaskSweep {

    /** The documentation tells it. */
    private static final Duration AFTER = Duration.ofDays(3);

    private final TaskFiles files;
    private final Clock clock;

    FailedTaskSweep(TaskFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 9, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    public void sweep() {
        files.releaseAdaptersOfFailed(clock.instant().minus(AFTER));
    }
}

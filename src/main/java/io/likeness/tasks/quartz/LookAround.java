package io.likeness.tasks.quartz;

import io.likeness.tasks.worker.Node;
import java.util.concurrent.TimeUnit;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the queue every few seconds: finds workers again after a restart, and tasks whose node died. Quartz times by the machine's clock
 * and would wait for hours when that is put back, so it only hears "now" from here.
 */
@Component
class LookAround {

    private static final Logger LOG = LoggerFactory.getLogger(LookAround.class);

    private final Scheduler scheduler;
    private final Node node;

    LookAround(Scheduler scheduler, Node node) {
        this.scheduler = scheduler;
        this.node = node;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            if (isRunning() && node.devices().isOneFree()) { // else a whole training's looks would wait for a device
                scheduler.triggerJob(QuartzConfiguration.GPU_JOB);
            }
        } catch (SchedulerException e) {
            LOG.warn("The queue could not be looked at; the next look is seconds away", e);
        }
    }

    private boolean isRunning() throws SchedulerException {
        return scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown() && !node.isStopping();
    }
}

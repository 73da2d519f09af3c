package io.likeness.tasks.worker;

import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.Claims;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends workers of this node that others replaced while its studio was away: nobody waits for what they make. */
@Component
class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private final Claims claims;
    private final Node node;
    private final WorkerLauncher launcher;

    Orphans(Claims claims, Node node, WorkerLauncher launcher) {
        this.claims = claims;
        this.node = node;
        this.launcher = launcher;
    }

    @EventListener(ApplicationReadyEvent.class)
    void end() {
        for (Claim replaced : claims.replacedOn(node.name())) {
            WorkerProcess worker = launcher.find(replaced);
            if (worker.isAlive()) {
                LOG.warn(
                        "Task {}: the worker of attempt {} was replaced and is ended",
                        replaced.task(),
                        replaced.number());
                worker.kill();
            }
        }
    }
}

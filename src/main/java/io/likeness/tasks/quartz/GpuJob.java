package io.likeness.tasks.quartz;

import io.likeness.tasks.queue.Claims;
import io.likeness.tasks.worker.Assignments;
import io.likeness.tasks.worker.Assignments.Assignment;
import io.likeness.tasks.worker.Devices;
import io.likeness.tasks.worker.Node;
import io.likeness.tasks.worker.Supervisor;
import java.util.Optional;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/**
 * The only job: as long as a task waits, runs the next one on this thread, which stands for a free device. The trigger's task is a
 * nudge; fair share decides which one is next.
 */
class GpuJob implements Job {

    private final Node node;
    private final Claims claims;
    private final Assignments assignments;
    private final Supervisor supervisor;

    GpuJob(Node node, Claims claims, Assignments assignments, Supervisor supervisor) {
        this.node = node;
        this.claims = claims;
        this.assignments = assignments;
        this.supervisor = supervisor;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        try {
            claims.ofSilentNodes(node.name()).forEach(supervisor::giveUp);
            boolean more = true;
            while (more && !node.isStopping()) {
                more = runNext();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            throw new JobExecutionException("Work on the queue was interrupted; the next look is seconds away", e);
        }
    }

    /** Runs a task to its end; false if nobody waits. */
    private boolean runNext() throws InterruptedException {
        Devices devices = node.devices();
        String device = devices.take();
        try {
            Optional<Assignment> next = assignments.next(device);
            if (next.isPresent()) {
                run(next.get());
            }
            return next.isPresent();
        } finally {
            devices.release(device);
        }
    }

    private void run(Assignment assignment) throws InterruptedException {
        try {
            supervisor.follow(assignment);
        } finally {
            assignments.done(assignment);
        }
    }
}

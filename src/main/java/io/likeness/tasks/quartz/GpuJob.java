package io.likeness.tasks.quartz;

import io.likeness.tasks.queue.TaskQueue;
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
 * The only job: as long as a device is free and a task waits, runs the next task on this thread. The trigger's task is a nudge; fair
 * share decides which one is next.
 */
class GpuJob implements Job {

    private final Node node;
    private final TaskQueue queue;
    private final Assignments assignments;
    private final Supervisor supervisor;

    GpuJob(Node node, TaskQueue queue, Assignments assignments, Supervisor supervisor) {
        this.node = node;
        this.queue = queue;
        this.assignments = assignments;
        this.supervisor = supervisor;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        try {
            queue.attemptsOfSilentNodes(node.name()).forEach(supervisor::giveUp);
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

    /** Runs a task to its end; false if there is nothing to do or nothing to do it with. */
    private boolean runNext() throws InterruptedException {
        Devices devices = node.devices();
        Optional<String> device = devices.take();
        if (device.isEmpty()) {
            return false;
        }
        Optional<Assignment> next = Optional.empty();
        boolean wanted = false;
        try {
            next = assignments.next(device.get());
            if (next.isPresent()) {
                supervisor.follow(next.get());
            }
        } finally {
            next.ifPresent(assignments::done);
            wanted = devices.release(device.get());
        }
        return next.isPresent() || wanted;
    }
}

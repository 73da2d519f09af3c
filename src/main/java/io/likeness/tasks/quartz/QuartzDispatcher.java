package io.likeness.tasks.quartz;

import io.likeness.tasks.TaskId;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.stereotype.Component;

/** Asks Quartz to look at the queue when a task enters it; joins the caller's transaction, so no task is without its trigger. */
@Component
public class QuartzDispatcher {

    private final Scheduler scheduler;

    QuartzDispatcher(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Fires as soon as the transaction is through, on any node with a free device; the trigger carries the task's id, nothing else. */
    public void dispatch(TaskId task) {
        Trigger trigger = TriggerBuilder.newTrigger()
                .forJob(QuartzConfiguration.GPU_JOB)
                .usingJobData("task", task.toString())
                .build();
        try {
            scheduler.scheduleJob(trigger);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Task " + task + " could not be handed to Quartz", e);
        }
    }
}

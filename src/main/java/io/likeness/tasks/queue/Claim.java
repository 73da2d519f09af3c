package io.likeness.tasks.queue;

import io.likeness.subjects.SubjectId;
import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to run one attempt of a task. Every write names it, so that words of an attempt that was given up change nothing.
 *
 * @param number the attempt; 1 is the first
 * @param outFolder names the folder that receives the results
 * @param resume whether earlier work may lie in that folder
 * @param worker the process that was started for it; null if none was yet
 * @param eventsOffset bytes of its events that were dealt with
 */
public record Claim(
        TaskId task,
        int number,
        AccountId owner,
        @Nullable SubjectId subject,
        TaskOrder order,
        UUID outFolder,
        boolean resume,
        String device,
        @Nullable Worker worker,
        long eventsOffset) {

    /** How to find a worker process again: numbers of processes are used anew, so its start counts too. */
    public record Worker(long pid, Instant started) {}
}

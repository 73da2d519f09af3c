package io.likeness.tasks.queue;

import io.likeness.common.LikenessProperties;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which node runs what: hands out the next task of the queue, and finds attempts again. */
@Service
@Transactional
public class Claims {

    private final Turns turns;
    private final TaskRepository tasks;
    private final AttemptRepository attempts;
    private final ShareRepository shares;
    private final ClaimFactory claims;
    private final Clock clock;
    private final Duration silence;

    Claims(
            Turns turns,
            TaskRepository tasks,
            AttemptRepository attempts,
            ShareRepository shares,
            ClaimFactory claims,
            Clock clock,
            LikenessProperties properties) {
        this.turns = turns;
        this.tasks = tasks;
        this.attempts = attempts;
        this.shares = shares;
        this.claims = claims;
        this.clock = clock;
        this.silence = properties.worker().silence();
    }

    /** Gives the next task to a device: QUEUED to RUNNING with the next attempt number. Empty when nobody waits. */
    public Optional<Claim> next(String node, String device) {
        for (TaskId next : turns.next()) {
            Task task = tasks.lock(next.value()).orElse(null);
            // Another node may have taken it, or its owner cancelled it, since the queue was read.
            if (task != null && task.status() == TaskStatus.QUEUED) {
                return Optional.of(start(task, node, device));
            }
        }
        return Optional.empty();
    }

    private Claim start(Task task, String node, String device) {
        Instant now = clock.instant();
        task.start(now);
        Attempt attempt = attempts.save(new Attempt(task.id(), task.attempt(), node, device, now));
        shares.save(new Share(task.owner(), now));
        return claims.claim(task, attempt);
    }

    /** Attempts that this node runs according to the table; after a restart these are to be found again. */
    @Transactional(readOnly = true)
    public List<Claim> on(String node) {
        return attempts.ofRunningTasks().stream()
                .filter(attempt -> attempt.isOn(node))
                .map(this::claim)
                .toList();
    }

    /** Attempts of other nodes that have been silent for too long. */
    @Transactional(readOnly = true)
    public List<Claim> ofSilentNodes(String node) {
        Instant deadline = clock.instant().minus(silence);
        return attempts.ofRunningTasks().stream()
                .filter(attempt -> !attempt.isOn(node) && attempt.wasSeenBefore(deadline))
                .map(this::claim)
                .toList();
    }

    /** Attempts of this node that others gave up while it was silent: their workers may live. Each is told once. */
    public List<Claim> replacedOn(String node) {
        List<Attempt> replaced = attempts.replacedOn(node);
        List<Claim> found = replaced.stream().map(this::claim).toList();
        replaced.forEach(Attempt::ended);
        return found;
    }

    private Claim claim(Attempt attempt) {
        return claims.claim(tasks.findById(attempt.task()).orElseThrow(), attempt);
    }
}

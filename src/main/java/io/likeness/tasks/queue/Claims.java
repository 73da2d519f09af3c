package io.likeness.tasks.queue;

import io.likeness.common.Heartbeats;
import io.likeness.common.LikenessProperties;
import io.likeness.common.MonotonicTime;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskStatus;
import io.likeness.users.AccountId;
import io.likeness.users.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final TaskQueue queue;
    private final Accounts accounts;
    private final Clock clock;
    private final Heartbeats<Attempt.Key> heartbeats;

    Claims(
            Turns turns,
            TaskRepository tasks,
            AttemptRepository attempts,
            ShareRepository shares,
            ClaimFactory claims,
            TaskQueue queue,
            Accounts accounts,
            Clock clock,
            MonotonicTime time,
            LikenessProperties properties) {
        this.turns = turns;
        this.tasks = tasks;
        this.attempts = attempts;
        this.shares = shares;
        this.claims = claims;
        this.queue = queue;
        this.accounts = accounts;
        this.clock = clock;
        this.heartbeats = new Heartbeats<>(time, properties.worker().silence());
    }

    /** Gives the next task to a device: QUEUED to RUNNING with the next attempt number. Empty when nobody waits. */
    public Optional<Claim> next(String node, String device) {
        for (TaskId next : turns.next()) {
            Task task = tasks.lock(next.value()).orElse(null);
            // Another node may have taken it, or its owner cancelled it, since the queue was read.
            if (task != null && task.status() == TaskStatus.QUEUED) {
                if (mayWork(task.owner())) {
                    return Optional.of(start(task, node, device));
                }
                queue.cancel(task);
            }
        }
        return Optional.empty();
    }

    /** Nothing is done for an account that was disabled or deleted since. */
    private boolean mayWork(AccountId owner) {
        return accounts.byId(List.of(owner)).values().stream().anyMatch(account -> !account.disabled());
    }

    private Claim start(Task task, String node, String device) {
        Instant now = clock.instant();
        task.start(now);
        Attempt attempt = attempts.save(new Attempt(task.id(), task.attempt(), node, device, makesUp(task), now));
        shares.save(new Share(task.owner(), afterAllOthers(now)));
        return claims.claim(task, attempt);
    }

    /** What a lost attempt prepared is paid already if anything of it was kept. */
    private boolean makesUp(Task task) {
        return task.tries().followALoss() && attempts.keptSecondsOf(task.id().value()) > 0;
    }

    /** Turns go on in their order when the machine's clock is put back. */
    private Instant afterAllOthers(Instant now) {
        return shares.latest()
                .filter(latest -> !latest.isBefore(now))
                .map(latest -> latest.plus(1, ChronoUnit.MILLIS))
                .orElse(now);
    }

    /** Attempts that this node runs according to the table; after a restart these are to be found again. */
    @Transactional(readOnly = true)
    public List<Claim> on(String node) {
        return attempts.ofRunningTasks().stream()
                .filter(attempt -> attempt.isOn(node))
                .map(this::claim)
                .toList();
    }

    /** Attempts of other nodes that have been silent for too long, since this node began to ask. */
    @Transactional(readOnly = true)
    public List<Claim> ofSilentNodes(String node) {
        List<Attempt> others = attempts.ofRunningTasks().stream()
                .filter(attempt -> !attempt.isOn(node))
                .toList();
        heartbeats.keepOnly(others.stream().map(Attempt::key).toList());
        return others.stream()
                .filter(attempt -> heartbeats.isSilent(attempt.key(), attempt.seen()))
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

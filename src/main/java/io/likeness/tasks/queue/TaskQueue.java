package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.quotas.QuotaService;
import io.likeness.tasks.QueuePlace;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskStatus;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queue: tasks go in, and the next one by fair share goes to a free device. */
@Service
@Transactional
public class TaskQueue {

    /** A node that was silent for longer has died: four missed seconds are a pause, thirty are not. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final TaskRepository tasks;
    private final AttemptRepository attempts;
    private final ShareRepository shares;
    private final TaskFiles files;
    private final QuotaService quotas;
    private final OrderJson json;
    private final ClaimFactory claims;
    private final Clock clock;

    TaskQueue(
            TaskRepository tasks,
            AttemptRepository attempts,
            ShareRepository shares,
            TaskFiles files,
            QuotaService quotas,
            OrderJson json,
            ClaimFactory claims,
            Clock clock) {
        this.tasks = tasks;
        this.attempts = attempts;
        this.shares = shares;
        this.files = files;
        this.quotas = quotas;
        this.json = json;
        this.claims = claims;
        this.clock = clock;
    }

    /** Puts a task at its place in the queue. */
    public void add(NewTask made) {
        tasks.save(new Task(made, json.write(made.order()), clock.instant()));
        if (made.order() instanceof TaskOrder.FineTuning training) {
            files.keepPhotos(made.id(), training.photos());
        }
    }

    /** One of the account's tasks, locked until the transaction ends. */
    public Task lockOwned(AccountId who, TaskId id) {
        return tasks.lock(id.value()).filter(task -> task.owner().equals(who)).orElseThrow(NotFound.of("Task", id));
    }

    /** How many of an account's tasks have not ended. */
    public int openTasks(AccountId who) {
        return tasks.countByOwnerAndStatusIn(
                who.value(), List.of(TaskStatus.QUEUED, TaskStatus.RUNNING, TaskStatus.PAUSED));
    }

    /** Ends a task that waits, and asks for the end of one that runs; what its earlier attempts used is paid. */
    public void cancel(Task task) {
        if (task.status() == TaskStatus.RUNNING) {
            task.requestCancel();
            return;
        }
        long used = attempts.secondsOf(task.id().value());
        task.cancel(used, clock.instant());
        quotas.settle(task.id().value(), used);
    }

    /** What a task was asked to do. */
    public TaskOrder order(Task task) {
        return json.read(task.kind(), task.order());
    }

    /** Gives the next task to a device: QUEUED to RUNNING with the next attempt number. Empty when nobody waits. */
    public Optional<Claim> claimNext(String node, String device) {
        for (TaskId next : order(tasks.queued())) {
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
    public List<Claim> attemptsOn(String node) {
        return attempts.ofRunningTasks().stream()
                .filter(attempt -> attempt.isOn(node))
                .map(this::claim)
                .toList();
    }

    /** Attempts of other nodes that have been silent for too long. */
    @Transactional(readOnly = true)
    public List<Claim> attemptsOfSilentNodes(String node) {
        Instant deadline = clock.instant().minus(SILENCE);
        return attempts.ofRunningTasks().stream()
                .filter(attempt -> !attempt.isOn(node) && attempt.wasSeenBefore(deadline))
                .map(this::claim)
                .toList();
    }

    private Claim claim(Attempt attempt) {
        return claims.claim(tasks.findById(attempt.task()).orElseThrow(), attempt);
    }

    /** The place of every queued task, with the time at which a device should be free for it. */
    @Transactional(readOnly = true)
    public Map<TaskId, QueuePlace> places(int devices) {
        List<QueuedTask> queued = tasks.queued();
        Map<TaskId, Long> seconds =
                queued.stream().collect(Collectors.toMap(task -> new TaskId(task.id()), QueuedTask::estimatedSeconds));
        long ahead = tasks.findByStatus(TaskStatus.RUNNING).stream()
                .mapToLong(TaskQueue::secondsLeft)
                .sum();
        Map<TaskId, QueuePlace> places = new HashMap<>();
        for (TaskId task : order(queued)) {
            places.put(task, new QueuePlace(places.size() + 1, clock.instant().plusSeconds(ahead / devices)));
            ahead += seconds.getOrDefault(task, 0L);
        }
        return places;
    }

    private static long secondsLeft(Task running) {
        Long left = running.secondsLeft();
        return left == null ? running.estimatedSeconds() : left;
    }

    private List<TaskId> order(List<QueuedTask> queued) {
        Map<AccountId, Instant> lastStarted =
                shares.findByOwnerIn(queued.stream().map(QueuedTask::owner).toList()).stream()
                        .collect(Collectors.toMap(Share::owner, Share::lastStarted));
        return FairShare.order(queued.stream().map(QueuedTask::waiting).toList(), lastStarted);
    }
}

package io.likeness.tasks.queue;

import io.likeness.common.LikenessProperties;
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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose turn it is: the queue in the order of fair share. */
@Component
@Transactional(readOnly = true)
public class Turns {

    private final TaskRepository tasks;
    private final ShareRepository shares;
    private final Clock clock;
    private final Duration longestBackOff;

    Turns(TaskRepository tasks, ShareRepository shares, Clock clock, LikenessProperties properties) {
        this.tasks = tasks;
        this.shares = shares;
        this.clock = clock;
        this.longestBackOff = RetryCount.longest(properties.worker().backOff());
    }

    /** The tasks that may start now, the next one first. */
    List<TaskId> next() {
        Instant now = clock.instant();
        return order(tasks.queued().stream()
                .filter(task -> task.mayStart(now, longestBackOff))
                .toList());
    }

    /** The place of every queued task, with how long it should take until a device is free for it. */
    public Map<TaskId, QueuePlace> places(int devices) {
        return places(tasks.queued(), devices);
    }

    /** Seconds until a device should be free for a task that the account would submit now. */
    public long secondsAheadOfNew(AccountId who, int devices) {
        QueuedTask wouldBe = new QueuedTask(UUID.randomUUID(), who.value(), Instant.MAX, 0, null, 0);
        List<QueuedTask> queued =
                Stream.concat(tasks.queued().stream(), Stream.of(wouldBe)).toList();
        QueuePlace place = Objects.requireNonNull(places(queued, devices).get(new TaskId(wouldBe.id())));
        return place.ahead().toSeconds();
    }

    private Map<TaskId, QueuePlace> places(List<QueuedTask> queued, int devices) {
        Map<TaskId, Long> seconds =
                queued.stream().collect(Collectors.toMap(task -> new TaskId(task.id()), QueuedTask::estimatedSeconds));
        long ahead = tasks.findByStatus(TaskStatus.RUNNING).stream()
                .mapToLong(Turns::secondsLeft)
                .sum();
        Map<TaskId, QueuePlace> places = new HashMap<>();
        for (TaskId task : order(queued)) {
            places.put(task, new QueuePlace(places.size() + 1, Duration.ofSeconds(ahead / devices)));
            ahead += seconds.getOrDefault(task, 0L);
        }
        return places;
    }

    private static long secondsLeft(Task running) {
        Long left = running.stage().secondsLeft();
        return left == null ? running.estimatedSeconds() : left;
    }

    private List<TaskId> order(List<QueuedTask> queued) {
        Map<AccountId, Instant> lastStarted =
                shares.findByOwnerIn(queued.stream().map(QueuedTask::owner).toList()).stream()
                        .collect(Collectors.toMap(Share::owner, Share::lastStarted));
        return FairShare.order(queued.stream().map(QueuedTask::waiting).toList(), lastStarted);
    }
}

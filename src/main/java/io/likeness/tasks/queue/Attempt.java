package io.likeness.tasks.queue;

import io.likeness.tasks.TaskId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One worker process of a task: where it runs, how to find it again, how far its events were read. */
@Entity
@Table(name = "task_attempt")
class Attempt {

    /** Task and number name an attempt. */
    @Embeddable
    record Key(UUID task, int number) implements Serializable {}

    @EmbeddedId
    private Key key;

    private String node;
    private String device;
    private @Nullable Long pid;

    @Column(name = "worker_started")
    private @Nullable Instant workerStarted;

    @Column(name = "events_offset")
    private long eventsOffset;

    private Instant seen;
    private long seconds;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Attempt() {}

    Attempt(TaskId task, int number, String node, String device, Instant now) {
        this.key = new Key(task.value(), number);
        this.node = node;
        this.device = device;
        this.seen = now;
    }

    void launched(long newPid, Instant startedAt) {
        pid = newPid;
        workerStarted = startedAt;
    }

    /** The worker was seen working at this time; its seconds count until then. */
    void seen(Instant now, Instant worked, long offset) {
        seen = now;
        eventsOffset = Math.max(eventsOffset, offset);
        if (workerStarted != null) {
            // Rounded up: a worker that ran at all used its device.
            seconds = Math.max(
                    seconds,
                    Math.ceilDiv(Duration.between(workerStarted, worked).toMillis(), 1000));
        }
    }

    /** Nobody has to look for its worker any more. */
    void ended() {
        pid = null;
    }

    int number() {
        return key.number();
    }

    String device() {
        return device;
    }

    @Nullable
    Long pid() {
        return pid;
    }

    @Nullable
    Instant workerStarted() {
        return workerStarted;
    }

    long eventsOffset() {
        return eventsOffset;
    }

    /** Whether nobody has followed this attempt since then. */
    boolean wasSeenBefore(Instant deadline) {
        return seen.isBefore(deadline);
    }

    boolean isOn(String node) {
        return this.node.equals(node);
    }

    UUID task() {
        return key.task();
    }
}

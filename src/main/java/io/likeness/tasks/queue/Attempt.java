package io.likeness.tasks.queue;

import io.likeness.tasks.TaskId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One worker process of a task: where it runs, how to find it again, how far its events were read, and what it worked: all that it did by its
 * own count, and what of it was kept and is to be paid.
 */
@Entity
@DynamicUpdate
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

    @Column(name = "kept_seconds")
    private long keptSeconds;

    @Column(name = "makes_up")
    private boolean makesUp;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Attempt() {}

    Attempt(TaskId task, int number, String node, String device, boolean makesUp, Instant now) {
        this.key = new Key(task.value(), number);
        this.node = node;
        this.device = device;
        this.makesUp = makesUp;
        this.seen = now;
    }

    void launched(long newPid, Instant startedAt) {
        pid = newPid;
        workerStarted = startedAt;
    }

    /** Somebody follows the worker, and has heard so much of it. */
    void seen(Instant now, Worked worked, long offset) {
        seen = now;
        eventsOffset = Math.max(eventsOffset, offset);
        seconds = Math.max(seconds, wholeSeconds(worked.seconds()));
    }

    /**
     * What was worked until now is kept, in a checkpoint, a picture or a result, and is to be paid; not what an attempt that makes up for a
     * lost one had to prepare again.
     */
    void kept(Worked worked) {
        seconds = Math.max(seconds, wholeSeconds(worked.seconds()));
        keptSeconds =
                Math.max(keptSeconds, wholeSeconds(makesUp ? worked.seconds() - worked.preparing() : worked.seconds()));
    }

    /** Rounded up: a worker that ran at all used its device. */
    private static long wholeSeconds(double seconds) {
        return (long) Math.ceil(seconds);
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

    /** When it was last followed, by the clock of its node. */
    Instant seen() {
        return seen;
    }

    Key key() {
        return key;
    }

    boolean isOn(String node) {
        return this.node.equals(node);
    }

    UUID task() {
        return key.task();
    }
}

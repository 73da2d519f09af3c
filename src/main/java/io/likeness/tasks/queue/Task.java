package io.likeness.tasks.queue;

import io.likeness.subjects.SubjectId;
import io.likeness.tasks.StopWish;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskStatus;
import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One row of the task table; every change of status is a guarded transition. */
@Entity
@DynamicUpdate
@Table(name = "task")
public class Task {

    @Id
    private UUID id;

    private UUID owner;

    @Enumerated(EnumType.STRING)
    private TaskKind kind;

    private @Nullable UUID subject;
    private String title;

    @Column(name = "task_order")
    private String order;

    @Column(name = "out_folder")
    private UUID outFolder;

    @Enumerated(EnumType.STRING)
    private TaskStatus status;

    @Column(name = "estimated_seconds")
    private long estimatedSeconds;

    private Instant submitted;
    private @Nullable Instant started;

    @Enumerated(EnumType.STRING)
    @Column(name = "stop_wish")
    private @Nullable StopWish stopWish;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** The subject that it went into the trash with; null if it went by itself. */
    @Column(name = "deleted_with")
    private @Nullable UUID deletedWith;

    /** Whether its folder holds no more than is needed since it ended; queries write it. */
    @SuppressWarnings("unused")
    private boolean tidied;

    @Embedded
    private TaskStage stage;

    @Embedded
    private RetryCount tries;

    @Embedded
    private TaskEnd end;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Task() {}

    Task(NewTask made, String order, Instant submitted) {
        this.id = made.id().value();
        this.owner = made.owner().value();
        this.kind = made.order().request().kind();
        SubjectId shown = made.order().request().subject();
        this.subject = shown == null ? null : shown.value();
        this.title = made.title();
        this.order = order;
        this.outFolder = made.outFolder();
        this.status = TaskStatus.QUEUED;
        this.estimatedSeconds = made.estimatedSeconds();
        this.submitted = submitted;
        this.stage = new TaskStage("In the queue");
        this.tries = new RetryCount();
        this.end = new TaskEnd();
    }

    /** QUEUED to RUNNING: the next attempt begins, and words of earlier ones count no more. */
    void start(Instant now) {
        go(TaskStatus.RUNNING);
        tries.begin();
        if (started == null) {
            started = now;
        }
        stage.become("Starting the worker");
    }

    void succeed(long used, Instant now) {
        go(TaskStatus.SUCCEEDED);
        stage.complete();
        end.at(now, used);
    }

    void fail(TaskFailure failure, Instant now) {
        go(TaskStatus.FAILED);
        stage.become("Failed");
        end.at(now, 0);
        end.because(failure);
    }

    void cancel(long used, Instant now) {
        go(TaskStatus.CANCELLED);
        stage.become("Cancelled");
        end.at(now, used);
    }

    /** RUNNING to QUEUED: the worker is gone, and another attempt will go on from what this one left. */
    void requeue() {
        go(TaskStatus.QUEUED);
        stage.become("Waiting to go on from where its worker was lost");
    }

    void pause() {
        go(TaskStatus.PAUSED);
        stopWish = null;
        stage.become("Paused");
    }

    /** PAUSED to QUEUED: it waits for its turn like a new task, and goes on from where it was. */
    void resume() {
        go(TaskStatus.QUEUED);
        tries.forgiveLosses();
        stage.become("In the queue again");
    }

    void requestStop(StopWish wish) {
        stopWish = wish;
        stage.become(wish == StopWish.CANCEL ? "Stopping" : "Pausing");
    }

    void delete(Instant now, @Nullable UUID with) {
        deletedAt = now;
        deletedWith = with;
    }

    void restore() {
        deletedAt = null;
        deletedWith = null;
    }

    /** Since when it is in the trash; null if it is not. */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    @Nullable
    UUID deletedWith() {
        return deletedWith;
    }

    /** Another task took over. */
    void retriedAs(TaskId next) {
        end.retriedAs(next);
    }

    private void go(TaskStatus next) {
        if (!status.canTransitionTo(next)) {
            throw new IllegalStateException("Task %s is %s and cannot become %s".formatted(id, status, next));
        }
        status = next;
    }

    RetryCount tries() {
        return tries;
    }

    public TaskId id() {
        return new TaskId(id);
    }

    public AccountId owner() {
        return new AccountId(owner);
    }

    public TaskKind kind() {
        return kind;
    }

    public @Nullable SubjectId subject() {
        return subject == null ? null : new SubjectId(subject);
    }

    public String title() {
        return title;
    }

    String order() {
        return order;
    }

    /** Names the folder that receives the results; a retried task goes on in the folder of the first. */
    public UUID outFolder() {
        return outFolder;
    }

    public TaskStatus status() {
        return status;
    }

    public @Nullable StopWish stopWish() {
        return stopWish;
    }

    public int attempt() {
        return tries.attempt();
    }

    public long estimatedSeconds() {
        return estimatedSeconds;
    }

    public Instant submitted() {
        return submitted;
    }

    public @Nullable Instant started() {
        return started;
    }

    public TaskStage stage() {
        return stage;
    }

    public TaskEnd end() {
        return end;
    }
}

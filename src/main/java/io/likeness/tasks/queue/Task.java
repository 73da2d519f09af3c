package io.likeness.tasks.queue;

import io.likeness.common.ShortText;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskStatus;
import io.likeness.users.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the task table; every change of status is a guarded transition. */
@Entity
@Table(name = "task")
public class Task {

    private static final int MOST_CRASHES = 3;

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

    private int attempt;
    private int crashes;

    @Column(name = "estimated_seconds")
    private long estimatedSeconds;

    @Column(name = "used_seconds")
    private long usedSeconds;

    private Instant submitted;
    private @Nullable Instant started;
    private @Nullable Instant ended;

    @Column(name = "cancel_requested")
    private boolean cancelRequested;

    private String stage;
    private int step;
    private int steps;

    @Column(name = "seconds_left")
    private @Nullable Long secondsLeft;

    @Column(name = "failure_cause")
    private @Nullable String failureCause;

    @Column(name = "failure_next")
    private @Nullable String failureNext;

    @Column(name = "retried_as")
    private @Nullable UUID retriedAs;

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
        this.stage = "In the queue";
    }

    /** QUEUED to RUNNING: the next attempt begins, and words of earlier ones count no more. */
    void start(Instant now) {
        go(TaskStatus.RUNNING);
        attempt++;
        if (started == null) {
            started = now;
        }
        stage = "Starting the worker";
        secondsLeft = null;
    }

    void succeed(long used, Instant now) {
        go(TaskStatus.SUCCEEDED);
        end(used, now);
        stage = "Done";
        step = steps;
    }

    void fail(TaskFailure failure, long used, Instant now) {
        go(TaskStatus.FAILED);
        end(used, now);
        stage = "Failed";
        failureCause = clip(failure.cause());
        failureNext = clip(failure.nextStep());
    }

    void cancel(long used, Instant now) {
        go(TaskStatus.CANCELLED);
        end(used, now);
        stage = "Cancelled";
    }

    /** RUNNING to QUEUED: the worker is gone, and another attempt goes on from the last checkpoint. */
    void requeue() {
        go(TaskStatus.QUEUED);
        stage = "Waiting to go on from the last checkpoint";
        secondsLeft = null;
    }

    /** Counts a crash; true if another attempt is worth it. */
    boolean crashedButMayGoOn() {
        crashes++;
        return crashes < MOST_CRASHES;
    }

    void requestCancel() {
        cancelRequested = true;
        stage = "Stopping";
    }

    /** Another task took over. */
    public void retriedAs(TaskId next) {
        retriedAs = next.value();
    }

    void moveTo(String newStage, int newStep, int newSteps, @Nullable Long newSecondsLeft) {
        stage = newStage;
        step = newStep;
        steps = newSteps;
        secondsLeft = newSecondsLeft;
    }

    private void go(TaskStatus next) {
        if (!status.canTransitionTo(next)) {
            throw new IllegalStateException("Task %s is %s and cannot become %s".formatted(id, status, next));
        }
        status = next;
    }

    private void end(long used, Instant now) {
        usedSeconds = used;
        ended = now;
        secondsLeft = null;
    }

    private static String clip(String text) {
        return ShortText.of(text, 2000);
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

    public int attempt() {
        return attempt;
    }

    public int crashes() {
        return crashes;
    }

    public long estimatedSeconds() {
        return estimatedSeconds;
    }

    public long usedSeconds() {
        return usedSeconds;
    }

    public Instant submitted() {
        return submitted;
    }

    public @Nullable Instant started() {
        return started;
    }

    public @Nullable Instant ended() {
        return ended;
    }

    public boolean cancelRequested() {
        return cancelRequested;
    }

    public String stage() {
        return stage;
    }

    public int step() {
        return step;
    }

    public int steps() {
        return steps;
    }

    public @Nullable Long secondsLeft() {
        return secondsLeft;
    }

    public @Nullable TaskFailure failure() {
        return failureCause == null || failureNext == null ? null : new TaskFailure(failureCause, failureNext);
    }

    public @Nullable TaskId retriedAs() {
        return retriedAs == null ? null : new TaskId(retriedAs);
    }
}

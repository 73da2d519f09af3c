package io.likeness.models.install;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an installation stands, whose it is for now, and how it ended; only steps that make sense change anything. */
@Embeddable
class InstallationCourse {

    @Enumerated(EnumType.STRING)
    private InstallationState state;

    @Embedded
    private @Nullable RunnerLease lease;

    @Embedded
    private @Nullable Failure failure;

    private @Nullable Instant ended;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected InstallationCourse() {}

    InstallationCourse(InstallationState first) {
        this.state = first;
    }

    InstallationState state() {
        return state;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    @Nullable
    Instant ended() {
        return ended;
    }

    @Nullable
    Instant leasedUntil() {
        return lease == null ? null : lease.until();
    }

    boolean isWorkOf(UUID runner) {
        return state.isWorking() && lease != null && lease.isOf(runner);
    }

    /** Goes on with another step, if it is at this one. */
    boolean go(InstallationState from, InstallationState to) {
        boolean there = state == from;
        if (there) {
            state = to;
        }
        return there;
    }

    /** Nobody works on it until somebody answers. */
    void waitFor(InstallationState answer) {
        if (state.isWorking()) {
            state = answer;
            lease = null;
        }
    }

    void convert() {
        if (state.isWorking()) {
            state = InstallationState.CONVERTING;
        }
    }

    void done(Instant now) {
        end(InstallationState.DONE, now);
    }

    void fail(Failure why, Instant now) {
        if (state.isWorking()) {
            end(InstallationState.FAILED, now);
            failure = why;
        }
    }

    void cancel(Instant now) {
        if (InstallationState.OPEN.contains(state)) {
            end(InstallationState.CANCELLED, now);
        }
    }

    /** Once more, with what is there already. */
    void retry(InstallationState first) {
        if (go(InstallationState.FAILED, first)) {
            failure = null;
            ended = null;
        }
    }

    /** Whoever comes next may go on with it, unless somebody does already. */
    void release(UUID from) {
        if (lease != null && lease.isOf(from)) {
            lease = null;
        }
    }

    private void end(InstallationState last, Instant now) {
        state = last;
        ended = now;
        lease = null;
    }
}

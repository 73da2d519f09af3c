package io.likeness.tasks.worker;

import io.likeness.common.LikenessProperties;
import io.likeness.common.MonotonicTime;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.RunningTasks;
import io.likeness.tasks.queue.RunningTasks.Moved;
import io.likeness.tasks.queue.Worked;
import io.likeness.tasks.worker.EventFile.Line;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What following an attempt needs of the studio. */
@Component
class AttemptRuns {

    private final RunningTasks running;
    private final EventEffects effects;
    private final ProgressBoard board;
    private final Node node;
    private final MonotonicTime time;
    private final Duration grace;

    AttemptRuns(
            RunningTasks running,
            EventEffects effects,
            ProgressBoard board,
            Node node,
            MonotonicTime time,
            LikenessProperties properties) {
        this.running = running;
        this.effects = effects;
        this.board = board;
        this.node = node;
        this.time = time;
        this.grace = properties.worker().grace();
    }

    AttemptRun of(Claim claim, WorkerProcess worker) {
        return new AttemptRun(claim, worker, board.eventsOf(claim), board.trackerOf(claim), this);
    }

    void act(Claim claim, Line line, Worked worked, ProgressTracker tracker) {
        effects.act(claim, line, worked, tracker);
    }

    void tell(Claim claim, ProgressTracker tracker) {
        board.tell(claim, tracker);
    }

    Optional<Boolean> moved(Claim claim, Moved moved) {
        return running.moved(claim, moved);
    }

    boolean isStopping() {
        return node.isStopping();
    }

    MonotonicTime time() {
        return time;
    }

    Duration grace() {
        return grace;
    }

    /** Whether it is the studio or its database that is going down, and not this attempt that is beyond help. */
    boolean isPassing(RuntimeException failure) {
        return node.isStopping()
                || failure instanceof TransactionException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException;
    }
}

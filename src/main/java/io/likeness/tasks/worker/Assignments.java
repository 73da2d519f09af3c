package io.likeness.tasks.worker;

import io.likeness.tasks.TaskId;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.Claims;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who follows what in this process: hands out attempts that nobody follows any more, then the next task of the queue. */
@Component
public class Assignments {

    private final Claims claims;
    private final Node node;
    private final Set<Attempt> followed = new HashSet<>();

    private record Attempt(TaskId task, int number) {
        static Attempt of(Claim claim) {
            return new Attempt(claim.task(), claim.number());
        }
    }

    /**
     * An attempt to follow.
     *
     * @param foundAgain whether an earlier run of this studio, or a thread that failed, began it
     */
    public record Assignment(Claim claim, boolean foundAgain) {}

    Assignments(Claims claims, Node node) {
        this.claims = claims;
        this.node = node;
    }

    /** The next attempt for a device. One at a time: between claiming and following, an attempt must not look abandoned. */
    public synchronized Optional<Assignment> next(String device) {
        Optional<Assignment> next = abandoned()
                .map(claim -> new Assignment(claim, true))
                .or(() -> claims.next(node.name(), device).map(claim -> new Assignment(claim, false)));
        next.ifPresent(assignment -> followed.add(Attempt.of(assignment.claim())));
        return next;
    }

    /** Nobody follows this attempt any more; if it has not ended, someone will find it again. */
    public synchronized void done(Assignment assignment) {
        followed.remove(Attempt.of(assignment.claim()));
    }

    private Optional<Claim> abandoned() {
        return claims.on(node.name()).stream()
                .filter(claim -> !followed.contains(Attempt.of(claim)))
                .findFirst();
    }
}

package io.likeness.tasks.queue;

import io.likeness.tasks.queue.Claim.Worker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a task's row and its attempt's row together. */
@Component
class ClaimFactory {

    private final OrderJson json;

    ClaimFactory(OrderJson json) {
        this.json = json;
    }

    Claim claim(Task task, Attempt attempt) {
        boolean goesOnInAnothersFolder = !task.outFolder().equals(task.id().value());
        return new Claim(
                task.id(),
                attempt.number(),
                task.owner(),
                task.subject(),
                json.read(task.kind(), task.order()),
                task.outFolder(),
                attempt.number() > 1 || goesOnInAnothersFolder,
                attempt.device(),
                worker(attempt),
                attempt.eventsOffset());
    }

    private static @Nullable Worker worker(Attempt attempt) {
        Long pid = attempt.pid();
        Instant started = attempt.workerStarted();
        return pid == null || started == null ? null : new Worker(pid, started);
    }
}

package io.likeness.models.install;

import io.likeness.common.AfterCommit;
import io.likeness.common.MonotonicTime;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up installations that nobody works on: new ones, and those of a studio that ended in the middle. */
@Component
public class InstallationRunner {

    /** One line is as full with two downloads as with ten. */
    private static final int AT_ONCE = 2;

    private static final Duration BY_THEMSELVES = Duration.ofSeconds(3);
    private static final Duration INTERRUPTED = Duration.ofSeconds(5);

    private final UUID me = UUID.randomUUID();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Map<InstallationId, Thread> running = new ConcurrentHashMap<>();
    private final InstallationBook book;
    private final InstallationRun run;
    private final InstallationWatch watch;
    private volatile boolean ending;

    InstallationRunner(InstallationBook book, InstallationRun run, InstallationFeed feed, MonotonicTime time) {
        this.book = book;
        this.run = run;
        this.watch = new InstallationWatch(me, () -> ending, book, feed, time);
    }

    /** Begins what can be begun. */
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        book.working().stream()
                .filter(id -> !running.containsKey(id))
                .takeWhile(id -> !ending && turns.tryAcquire())
                .forEach(this::take);
    }

    /** Begins what the running transaction brings, without waiting for the next look. */
    void wakeAfterCommit() {
        AfterCommit.run(this::wake);
    }

    /** Looks at once, in a thread of its own. */
    public void wake() {
        Thread.ofVirtual().name("installation-look").start(this::look);
    }

    private void take(InstallationId id) {
        Thread thread = Thread.ofVirtual().name("installation-" + id).unstarted(() -> work(id));
        running.put(id, thread);
        thread.start();
    }

    private void work(InstallationId id) {
        try {
            book.claim(id, me).ifPresent(installation -> run.run(installation, watch));
        } finally {
            running.remove(id);
            turns.release();
        }
    }

    /** Gives up cleanly: the next start goes on at once. Only who waits for the hub needs an interrupt, which a database does not survive. */
    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        List<Thread> threads = List.copyOf(running.values());
        join(threads, BY_THEMSELVES);
        threads.forEach(Thread::interrupt);
        join(threads, INTERRUPTED);
    }

    private static void join(List<Thread> threads, Duration together) throws InterruptedException {
        long end = System.nanoTime() + together.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }
}

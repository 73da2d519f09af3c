package io.likeness.models.install;

import io.likeness.common.MonotonicTime;
import io.likeness.common.Throttle;
import io.likeness.models.install.InstallationDetails.Written;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of an installation, and tells of them once a second. */
final class InstallationProgress {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Before that a guess of the time left jumps about. */
    private static final Duration BEFORE_A_GUESS = Duration.ofSeconds(3);

    private final InstallationDetails installation;
    private final UUID runner;
    private final InstallationBook book;
    private final InstallationFeed feed;
    private final MonotonicTime time;
    private final BooleanSupplier ending;
    private final long began;
    private final long before;
    private volatile @Nullable Written written;
    private final Throttle telling;
    private long received;

    InstallationProgress(
            InstallationDetails installation,
            long received,
            UUID runner,
            InstallationBook book,
            InstallationFeed feed,
            MonotonicTime time,
            BooleanSupplier ending) {
        this.installation = installation;
        this.runner = runner;
        this.book = book;
        this.feed = feed;
        this.time = time;
        this.telling = new Throttle(time, EVERY);
        this.ending = ending;
        this.began = time.nanoseconds();
        this.before = received;
        this.received = received;
    }

    /** So many more bytes are here; fewer, if a file has to come again. */
    void add(long bytes) {
        received += bytes;
        beat();
    }

    /** A worker has written so many tensors; the next beat tells it. */
    void written(int done, int of) {
        written = new Written(done, of);
    }

    /**
     * Says that the work goes on.
     *
     * @throws Stopped if it must not
     * @throws ShutdownInterruption if the studio ends
     */
    void beat() {
        if (ending.getAsBoolean()) {
            throw new ShutdownInterruption();
        }
        if (!telling.isDue()) {
            return;
        }
        if (!book.beat(installation.id(), runner, received)) {
            throw new Stopped();
        }
        feed.publish(installation.at(received, secondsLeft(), written));
    }

    private @Nullable Long secondsLeft() {
        Duration since = time.since(began);
        long fresh = received - before;
        if (since.compareTo(BEFORE_A_GUESS) < 0 || fresh <= 0) {
            return null;
        }
        double secondsPerByte = since.toMillis() / 1000.0 / fresh;
        return Math.round((installation.bytes() - received) * secondsPerByte);
    }
}

package io.likeness.models.install;

import io.likeness.models.install.InstallationDetails.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final Clock clock;
    private final BooleanSupplier ending;
    private final Instant began;
    private final long before;
    private volatile @Nullable Written written;
    private Instant told = Instant.EPOCH;
    private long received;

    InstallationProgress(
            InstallationDetails installation,
            long received,
            UUID runner,
            InstallationBook book,
            InstallationFeed feed,
            Clock clock,
            BooleanSupplier ending) {
        this.installation = installation;
        this.runner = runner;
        this.book = book;
        this.feed = feed;
        this.clock = clock;
        this.ending = ending;
        this.began = clock.instant();
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
     * @throws Leaving if the studio ends
     */
    void beat() {
        if (ending.getAsBoolean()) {
            throw new Leaving();
        }
        Instant now = clock.instant();
        if (Duration.between(told, now).compareTo(EVERY) < 0) {
            return;
        }
        told = now;
        if (!book.beat(installation.id(), runner, received)) {
            throw new Stopped();
        }
        feed.publish(installation.at(received, secondsLeft(now), written));
    }

    private @Nullable Long secondsLeft(Instant now) {
        Duration since = Duration.between(began, now);
        long fresh = received - before;
        if (since.compareTo(BEFORE_A_GUESS) < 0 || fresh <= 0) {
            return null;
        }
        double secondsPerByte = since.toMillis() / 1000.0 / fresh;
        return Math.round((installation.bytes() - received) * secondsPerByte);
    }
}

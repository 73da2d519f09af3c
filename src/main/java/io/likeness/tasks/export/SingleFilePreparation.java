package io.likeness.tasks.export;

import io.likeness.common.MonotonicTime;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.ModelConverter;
import io.likeness.tasks.export.SingleFileState.Failed;
import io.likeness.tasks.export.SingleFileState.Ready;
import io.likeness.tasks.export.SingleFileState.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A checkpoint on its way to a single file. Closing it ends the work and deletes the file, unless that is being sent. */
public final class SingleFilePreparation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SingleFilePreparation.class);

    /** Writes the file, and tells its state meanwhile. */
    @FunctionalInterface
    interface Work {
        Made make(Consumer<SingleFileState> progress) throws Exception;
    }

    /** The written file, what deletes it, and what it says. */
    record Made(Path file, Runnable delete, Ready ready) {}

    private final CheckpointDetails checkpoint;
    private final MonotonicTime time;
    private final Consumer<SingleFileState> listener;
    private final Work work;
    private final Thread thread = Thread.ofVirtual().name("single-file").unstarted(this::run);
    private Runnable whenClosed = () -> {};
    private volatile SingleFileState state = new Waiting();
    private @Nullable Made made;
    private long readyAt;
    private int downloads;
    private volatile boolean closed;

    SingleFilePreparation(
            CheckpointDetails checkpoint, MonotonicTime time, Consumer<SingleFileState> listener, Work work) {
        this.checkpoint = checkpoint;
        this.time = time;
        this.listener = listener;
        this.work = work;
    }

    void begin(Runnable ended) {
        whenClosed = ended;
        thread.start();
    }

    /** How far it is. */
    public SingleFileState state() {
        return state;
    }

    CheckpointDetails checkpoint() {
        return checkpoint;
    }

    /** Whether the file has been waiting to be fetched for longer than this. */
    synchronized boolean waitsLongerThan(Duration kept) {
        return made != null && downloads == 0 && time.since(readyAt).compareTo(kept) > 0;
    }

    private void run() {
        try {
            keep(work.make(this::tell));
        } catch (InterruptedException givenUp) {
            return;
        } catch (ModelConverter.Failed e) {
            tell(new Failed(e.cause(), e.next()));
        } catch (Exception e) { // an interrupt while a file is read ends here as well
            if (closed) {
                return;
            }
            LOG.warn("Checkpoint {} could not be written as a single file", checkpoint.id(), e);
            tell(new Failed("The file could not be written.", "Try again; the server's log says what happened."));
        }
    }

    private void keep(Made now) {
        synchronized (this) {
            if (closed) {
                now.delete().run();
                return;
            }
            made = now;
            readyAt = time.nanoseconds();
        }
        tell(now.ready());
    }

    private void tell(SingleFileState now) {
        if (!closed) {
            announce(now);
        }
    }

    private void announce(SingleFileState now) {
        state = now;
        try {
            listener.accept(now);
        } catch (RuntimeException e) { // A page that is closing must not disturb the work.
            LOG.debug("A page could not take the state of checkpoint {}", checkpoint.id(), e);
        }
    }

    /** The file, for one who sends it and calls {@link #sent} then; empty if it is not there, or not any more. */
    synchronized Optional<Path> take() {
        if (made == null || closed) {
            return Optional.empty();
        }
        downloads++;
        return Optional.of(made.file());
    }

    synchronized void sent() {
        downloads--;
        deleteIfUnused();
    }

    private void deleteIfUnused() {
        if (made != null && closed && downloads == 0) {
            made.delete().run();
        }
    }

    /** Ends it in favour of another, and says so. */
    void replace() {
        close();
        announce(new Failed(
                "It was begun anew in another window, or another checkpoint is being written for you.",
                "One at a time: open this again after that."));
    }

    /** Deletes a file that nobody fetched, and says so. */
    void expire() {
        close();
        announce(new Failed(
                "The file was kept for an hour and is deleted now.", "Open this again to have it written again."));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            deleteIfUnused();
        }
        thread.interrupt();
        whenClosed.run();
    }
}

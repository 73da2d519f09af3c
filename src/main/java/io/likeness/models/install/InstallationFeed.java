package io.likeness.models.install;

import io.likeness.common.AfterCommit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries the progress of installations to open pages of administrators. */
@Component
public class InstallationFeed {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationFeed.class);

    private final List<Consumer<InstallationDetails>> listeners = new CopyOnWriteArrayList<>();

    /** An open page's wish to hear more; closing it twice does no harm. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Hears of all installations, on the thread that works on them, until closed. */
    public Subscription subscribe(Consumer<InstallationDetails> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void publish(InstallationDetails now) {
        for (Consumer<InstallationDetails> listener : listeners) {
            try {
                listener.accept(now);
            } catch (RuntimeException e) { // A page that is closing must not disturb the work.
                LOG.debug("A page could not take the progress of installation {}", now.id(), e);
            }
        }
    }

    /** Tells of it once the running transaction is through. */
    void publishAfterCommit(InstallationDetails now) {
        AfterCommit.run(() -> publish(now));
    }
}

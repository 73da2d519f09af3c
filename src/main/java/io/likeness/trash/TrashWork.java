package io.likeness.trash;

import io.likeness.trash.Trash.Entry;
import io.likeness.trash.Trash.Outcome;
import io.likeness.users.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what takes a while with an account's trash, away from its pages, which may be closed meanwhile: one thing at a time of each account. */
@Component
public class TrashWork {

    private static final Logger LOG = LoggerFactory.getLogger(TrashWork.class);

    private final Map<AccountId, Run> running = new ConcurrentHashMap<>();
    private final Trash trash;

    TrashWork(Trash trash) {
        this.trash = trash;
    }

    /** What is under way for the account, whichever of its pages began it. */
    public Optional<Run> of(AccountId who) {
        return Optional.ofNullable(running.get(who));
    }

    /** Deletes all for good; answers what is under way already if something is. */
    public Run empty(AccountId who) {
        return start(who, new Run("Emptying the trash", trash.count(who)), progress -> trash.empty(who, progress));
    }

    /** Deletes these for good, likewise. */
    public Run forget(AccountId who, Collection<Entry> entries) {
        return start(
                who, new Run("Deleting for good", entries.size()), progress -> trash.forget(who, entries, progress));
    }

    /** Brings these back, likewise. */
    public Run restore(AccountId who, Collection<Entry> entries) {
        return start(who, new Run("Restoring", entries.size()), progress -> trash.restore(who, entries, progress));
    }

    private Run start(AccountId who, Run wanted, Function<LongConsumer, Outcome> work) {
        Run before = running.putIfAbsent(who, wanted);
        if (before != null) {
            return before;
        }
        Thread.ofVirtual().name("trash-work").start(() -> toItsEnd(who, wanted, work));
        return wanted;
    }

    private void toItsEnd(AccountId who, Run run, Function<LongConsumer, Outcome> work) {
        Optional<Outcome> outcome = Optional.empty();
        try {
            outcome = Optional.of(work.apply(run::at));
        } catch (RuntimeException e) {
            LOG.error("What was to be done with the trash of the account {} stopped half-way", who, e);
        } finally {
            running.remove(who);
            run.end(outcome.orElseGet(() -> new Outcome(
                    run.done(), List.of("Not all of it could be done, and the rest is still here. Try again."))));
        }
    }

    /** Something under way, and how far it is. */
    public static final class Run {

        private final String words;
        private final long of;
        private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
        private volatile long done;
        private volatile Optional<Outcome> outcome = Optional.empty();

        Run(String words, long of) {
            this.words = words;
            this.of = of;
        }

        /** What it is, such as "Emptying the trash". */
        public String words() {
            return words;
        }

        /** How many things it has seen. */
        public long done() {
            return done;
        }

        /** How many there were when it began. */
        public long of() {
            return of;
        }

        /** What became of it, once it has ended. */
        public Optional<Outcome> outcome() {
            return outcome;
        }

        /**
         * Has this called whenever it got further, in its own thread, and at once if it has ended.
         *
         * @return ends the calls
         */
        public Runnable watch(Runnable watcher) {
            watchers.add(watcher);
            if (outcome.isPresent()) {
                watcher.run();
            }
            return () -> watchers.remove(watcher);
        }

        private void at(long seen) {
            done = seen;
            watchers.forEach(Runnable::run);
        }

        private void end(Outcome became) {
            outcome = Optional.of(became);
            watchers.forEach(Runnable::run);
        }
    }
}

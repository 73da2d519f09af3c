package io.likeness.tasks;

import io.likeness.users.AccountId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries progress from workers to open pages; what nobody watches is not even put together. */
@Component
public class TaskProgressFeed {

    private static final Logger LOG = LoggerFactory.getLogger(TaskProgressFeed.class);

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    private record Watcher(Predicate<Told> wants, Consumer<TaskProgress> listener) {}

    private record Told(TaskId task, AccountId owner) {}

    /** An open page's wish to hear more; closing it twice does no harm. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Hears of one task, on a worker's thread, until closed. Ask the service first whether the task may be seen. */
    public Subscription subscribe(TaskId task, Consumer<TaskProgress> listener) {
        return subscribe(new Watcher(told -> told.task().equals(task), listener));
    }

    /** Hears of all tasks of an account. */
    public Subscription subscribe(AccountId owner, Consumer<TaskProgress> listener) {
        return subscribe(new Watcher(told -> told.owner().equals(owner), listener));
    }

    private Subscription subscribe(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Tells whoever watches the task. */
    public void publish(TaskId task, AccountId owner, Supplier<TaskProgress> progress) {
        Told told = new Told(task, owner);
        List<Watcher> interested =
                watchers.stream().filter(watcher -> watcher.wants().test(told)).toList();
        if (!interested.isEmpty()) {
            TaskProgress now = progress.get();
            interested.forEach(watcher -> tell(watcher, now));
        }
    }

    /** A page that is closing must not disturb the task it watched. */
    private static void tell(Watcher watcher, TaskProgress progress) {
        try {
            watcher.listener().accept(progress);
        } catch (RuntimeException e) {
            LOG.debug("A page could not take the progress of task {}", progress.task(), e);
        }
    }
}

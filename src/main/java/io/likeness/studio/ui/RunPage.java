package io.likeness.studio.ui;

import io.likeness.common.NotFound;
import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureService;
import io.likeness.galleries.PictureViewer;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.tasks.TaskDetails;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskProgress;
import io.likeness.tasks.TaskProgressFeed;
import io.likeness.tasks.TaskProgressFeed.Subscription;
import io.likeness.tasks.TaskService;
import io.likeness.tasks.TaskSummary;
import io.likeness.tasks.TaskTimes;
import io.likeness.tasks.Tasks;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Generations as the Studio page shows them. */
@Component
class RunPage {

    private final Tasks tasks;
    private final TaskService service;
    private final TaskProgressFeed feed;
    private final FileStore files;
    private final PictureService pictures;

    RunPage(Tasks tasks, TaskService service, TaskProgressFeed feed, FileStore files, PictureService pictures) {
        this.tasks = tasks;
        this.service = service;
        this.feed = feed;
        this.files = files;
        this.pictures = pictures;
    }

    /** Generations that have not ended: a page that is opened again shows them again. */
    List<TaskDetails> openGenerations(AccountId who) {
        return tasks.mine(who, 0, 10).items().stream()
                .filter(task ->
                        task.kind() == TaskKind.GENERATION && !task.status().isFinal())
                .map(TaskSummary::id)
                .map(id -> tasks.get(who, id))
                .toList();
    }

    TaskDetails get(AccountId who, TaskId task) {
        return tasks.get(who, task);
    }

    /** The same, where it may be gone meanwhile. */
    Optional<TaskDetails> lookUp(AccountId who, TaskId task) {
        try {
            return Optional.of(tasks.get(who, task));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    /** What one account's results need. */
    RunResults.Page of(AccountId who, PictureViewer viewer) {
        return new RunResults.Page() {
            @Override
            public TaskProgress progress(TaskId task) {
                return tasks.progress(who, task);
            }

            @Override
            public Subscription subscribe(TaskId task, Consumer<TaskProgress> listener) {
                return feed.subscribe(task, listener);
            }

            @Override
            public Resource content(FileKey file) {
                return files.content(file);
            }

            @Override
            public void cancel(TaskId task) {
                service.cancel(who, task);
            }

            @Override
            public void enlarge(TaskId task, int index, Runnable changed) {
                viewer.open(who, task, index, changed);
            }

            @Override
            public Set<Integer> kept(TaskId task) {
                return pictures.ofTask(who, task).stream().map(Picture::index).collect(Collectors.toUnmodifiableSet());
            }

            @Override
            public String words(TaskProgress progress) {
                return inWords(progress);
            }
        };
    }

    private String inWords(TaskProgress progress) {
        return switch (progress.status()) {
            case QUEUED, PAUSED -> progress.queue() == null ? progress.stage() : TaskTimes.place(progress.queue());
            case RUNNING ->
                progress.timeLeft() == null
                        ? progress.stage()
                        : progress.stage() + ", " + TaskTimes.left(progress.timeLeft());
            case SUCCEEDED -> "Done";
            case CANCELLED -> "Cancelled";
            case FAILED -> cause(progress.failure());
        };
    }

    private static String cause(@Nullable TaskFailure failure) {
        return failure == null ? "Failed" : failure.cause() + " " + failure.nextStep();
    }
}

package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileReferences;
import io.likeness.tasks.PicturesForgotten;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.queue.TaskFile.Role;
import io.likeness.trash.FilesForgotten;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which stored files tasks need: photos and pictures that they begin with until a task has succeeded, or for the trash's period after it
 * failed or was cancelled, for it may be tried again;
 * adapters, which are large, until it has succeeded, was cancelled or tried again, and some days after it failed; and the pictures that
 * it made.
 */
@Component
@Transactional
public class TaskFiles implements FileReferences {

    /** A statement takes so many parameters. */
    private static final int AT_ONCE = 500;

    private final TaskFileRepository files;

    TaskFiles(TaskFileRepository files) {
        this.files = files;
    }

    /** Keeps what the order names. */
    void keep(TaskId task, TaskOrder order) {
        switch (order) {
            case TaskOrder.FineTuning training -> keep(task, Role.PHOTO, training.photos());
            case TaskOrder.Generation generation -> {
                FileKey image = generation.initImage();
                keep(task, Role.PHOTO, image == null ? List.of() : List.of(image));
                keep(task, Role.ADAPTER, generation.adapterFiles());
            }
        }
    }

    private void keep(TaskId task, Role role, List<FileKey> kept) {
        for (int i = 0; i < kept.size(); i++) {
            files.save(new TaskFile(task, role, i, kept.get(i)));
        }
    }

    /** Once a task has succeeded nothing will read its photos and adapters again. */
    void release(TaskId task) {
        files.delete(task.value(), Role.PHOTO);
        releaseAdapters(task);
    }

    /** Tried again, the task needs them to be among its owner's adapters still. */
    void releaseAdapters(TaskId task) {
        files.delete(task.value(), Role.ADAPTER);
    }

    /** The same for all tasks that failed before then. */
    void releaseAdaptersOfFailed(Instant before) {
        files.releaseAdaptersOfFailed(before);
    }

    /** Photos and pictures to begin with, of tasks that failed or were cancelled before then. */
    void releasePhotosOfEnded(Instant before) {
        files.releasePhotosOfEnded(before);
    }

    @EventListener
    void on(PicturesForgotten forgotten) {
        files.delete(forgotten.task().value(), Role.PICTURE, forgotten.indexes());
    }

    @EventListener
    void on(FilesForgotten forgotten) {
        forgotten.files().stream()
                .map(FileKey::sha256)
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(some -> files.releaseEnded(forgotten.owner().value(), some));
    }

    /** True if the picture is new; false if it was told before. */
    boolean addPicture(TaskId task, int index, FileKey file) {
        if (files.existsById(new TaskFile.Key(task.value(), Role.PICTURE, index))) {
            return false;
        }
        files.save(new TaskFile(task, Role.PICTURE, index, file));
        return true;
    }

    /** The pictures that a generation has made so far, by index. */
    @Transactional(readOnly = true)
    public Map<Integer, FileKey> pictures(TaskId task) {
        return files.of(task.value(), Role.PICTURE).stream()
                .collect(Collectors.toMap(TaskFile::number, TaskFile::file));
    }

    /**
     * A picture that a task of this account made.
     *
     * @throws NotFound when there is none, or the task is someone else's
     */
    @Transactional(readOnly = true)
    public FileKey picture(AccountId who, TaskId task, int index) {
        return files.ofOwner(who.value(), task.value(), Role.PICTURE, index)
                .map(FileKey::new)
                .orElseThrow(NotFound.of("Picture", "%d of task %s".formatted(index, task)));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<FileKey> referencedAmong(Collection<FileKey> keys) {
        return files.referencedAmong(keys.stream().map(FileKey::sha256).toList()).stream()
                .map(FileKey::new)
                .collect(Collectors.toSet());
    }
}

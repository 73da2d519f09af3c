package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileReferences;
import io.likeness.tasks.TaskId;
import io.likeness.tasks.queue.TaskFile.Role;
import io.likeness.users.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which stored files tasks need: photos and pictures that they begin with while a task may still run, pictures that it made. */
@Component
@Transactional
public class TaskFiles implements FileReferences {

    private final TaskFileRepository files;

    TaskFiles(TaskFileRepository files) {
        this.files = files;
    }

    void keepPhotos(TaskId task, List<FileKey> photos) {
        for (int i = 0; i < photos.size(); i++) {
            files.save(new TaskFile(task, Role.PHOTO, i, photos.get(i)));
        }
    }

    /** Once a task has succeeded nothing will read its photos again. */
    void releasePhotos(TaskId task) {
        files.delete(task.value(), Role.PHOTO);
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

package io.likeness.tasks.queue;

import io.likeness.storage.FileKey;
import io.likeness.tasks.TaskId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A stored file that a task needs or made. */
@Entity
@DynamicUpdate
@Table(name = "task_file")
class TaskFile {

    /** What the file is to its task. */
    enum Role {
        PHOTO,
        ADAPTER,
        PICTURE
    }

    /** Task, role and number name a file's place. */
    @Embeddable
    record Key(UUID task, @Enumerated(EnumType.STRING) Role role, int number) implements Serializable {}

    @EmbeddedId
    private Key key;

    private String file;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected TaskFile() {}

    TaskFile(TaskId task, Role role, int number, FileKey file) {
        this.key = new Key(task.value(), role, number);
        this.file = file.sha256();
    }

    int number() {
        return key.number();
    }

    FileKey file() {
        return new FileKey(file);
    }
}

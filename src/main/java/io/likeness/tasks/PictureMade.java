package io.likeness.tasks;

import io.likeness.storage.FileKey;
import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture is in the file store. May be told more than once: task and index name the picture.
 *
 * @param index 0-based position among the task's pictures
 * @param subject whom it shows; null if nobody in particular
 */
public record PictureMade(
        TaskId task,
        int index,
        AccountId owner,
        @Nullable SubjectId subject,
        FileKey file,
        PictureSettings settings,
        Instant made) {}

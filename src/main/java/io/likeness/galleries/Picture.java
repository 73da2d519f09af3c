package io.likeness.galleries;

import io.likeness.storage.FileKey;
import io.likeness.subjects.SubjectId;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generated picture with all that makes it again.
 *
 * @param index 0-based position among its task's pictures
 * @param subject whom it shows; null if nobody in particular
 * @param file the PNG as the worker wrote it, its settings in the text chunk "parameters"
 */
public record Picture(
        PictureId id,
        AccountId owner,
        TaskId task,
        int index,
        @Nullable SubjectId subject,
        FileKey file,
        PictureSettings settings,
        boolean favourite,
        Instant made) {}

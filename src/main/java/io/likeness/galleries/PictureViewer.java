package io.likeness.galleries;

import io.likeness.tasks.TaskId;
import io.likeness.users.AccountId;

/** Shows pictures large, with all that made them, above the page that is open. */
public interface PictureViewer {

    /**
     * Goes through the account's own pictures of one task.
     *
     * @param index the picture to begin with, by its 0-based place in the task
     * @param changed called after a picture was deleted, brought back or marked
     */
    void open(AccountId who, TaskId task, int index, Runnable changed);
}

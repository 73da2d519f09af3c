package io.likeness.galleries;

import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.tasks.PictureMade;
import io.likeness.tasks.Tasks;
import java.time.Instant;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes in every picture that a task makes; hearing of one twice changes nothing. */
@Component
class NewPictures {

    private final PictureRepository pictures;
    private final SubjectService subjects;
    private final Tasks tasks;

    NewPictures(PictureRepository pictures, SubjectService subjects, Tasks tasks) {
        this.pictures = pictures;
        this.subjects = subjects;
        this.tasks = tasks;
    }

    @ApplicationModuleListener(id = "galleries.NewPictures")
    public void on(PictureMade made) {
        if (!pictures.existsByTaskIdAndTaskIndex(made.task().value(), made.index())) {
            PictureRow row = pictures.save(new PictureRow(made));
            shareFate(row, made);
        }
    }

    /** The news of a picture may come after its subject or its task was deleted. */
    private void shareFate(PictureRow row, PictureMade made) {
        SubjectId subject = made.subject();
        Instant subjectDeleted = subject == null ? null : subjects.deletedSince(subject);
        Instant taskDeleted = tasks.deletedSince(made.task());
        if (subject != null && subjectDeleted != null) {
            row.delete(subjectDeleted, subject.value());
        } else if (taskDeleted != null) {
            row.delete(taskDeleted, made.task().value());
        }
    }
}

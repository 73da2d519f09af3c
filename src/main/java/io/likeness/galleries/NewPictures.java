package io.likeness.galleries;

import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.tasks.PictureMade;
import io.likeness.tasks.Tasks;
import io.likeness.trash.ForgottenFiles;
import io.likeness.trash.Whereabouts;
import io.likeness.trash.Whereabouts.Gone;
import io.likeness.trash.Whereabouts.Here;
import io.likeness.trash.Whereabouts.InTrash;
import java.time.Instant;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes in every picture that a task makes; hearing of one twice changes nothing, nor does news of a task that is gone for good. */
@Component
class NewPictures {

    private final PictureRepository pictures;
    private final SubjectService subjects;
    private final Tasks tasks;
    private final ForgottenFiles files;

    NewPictures(PictureRepository pictures, SubjectService subjects, Tasks tasks, ForgottenFiles files) {
        this.pictures = pictures;
        this.subjects = subjects;
        this.tasks = tasks;
        this.files = files;
    }

    @ApplicationModuleListener(id = "galleries.NewPictures")
    public void on(PictureMade made) {
        SubjectId subject = made.subject();
        Whereabouts ofSubject = subject == null ? new Here() : subjects.whereabouts(subject);
        Whereabouts ofTask = tasks.whereabouts(made.task());
        if (ofTask instanceof Gone) {
            files.release(made.owner(), List.of(made.file()));
        } else if (!pictures.existsByTaskAndTaskIndex(made.task().value(), made.index())) {
            shareFate(pictures.save(new PictureRow(made)), made, ofSubject, ofTask);
        }
    }

    /** The news of a picture may come after its subject or its task was deleted. */
    private static void shareFate(PictureRow row, PictureMade made, Whereabouts ofSubject, Whereabouts ofTask) {
        SubjectId subject = made.subject();
        if (subject != null && ofSubject instanceof Gone) {
            row.forgetSubject();
        }
        if (subject != null && ofSubject instanceof InTrash(Instant since)) {
            row.delete(since, subject.value());
        } else if (ofTask instanceof InTrash(Instant since)) {
            row.delete(since, made.task().value());
        }
    }
}

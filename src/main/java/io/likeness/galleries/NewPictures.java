package io.likeness.galleries;

import io.likeness.tasks.PictureMade;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes in every picture that a task makes; hearing of one twice changes nothing. */
@Component
class NewPictures {

    private final PictureRepository pictures;

    NewPictures(PictureRepository pictures) {
        this.pictures = pictures;
    }

    @ApplicationModuleListener(id = "galleries.NewPictures")
    public void on(PictureMade made) {
        if (!pictures.existsByTaskIdAndTaskIndex(made.task().value(), made.index())) {
            pictures.save(new PictureRow(made));
        }
    }
}

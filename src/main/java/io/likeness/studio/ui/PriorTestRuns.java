package io.likeness.studio.ui;

import io.likeness.galleries.Picture;
import io.likeness.galleries.PictureService;
import io.likeness.models.BaseModelId;
import io.likeness.subjects.SubjectDetails;
import io.likeness.tasks.DrawingDefaults;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.TaskDetails;
import io.likeness.users.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The prior test: a base model draws a subject's word by itself and before the class noun, which it was never taught (Ruiz et al. 2023,
 * section 3.2). An ordinary generation, found again by its prompts; with another word or noun it is another test.
 */
@Component
class PriorTestRuns {

    private static final int PICTURES_OF_EACH = 2;

    private final RunPage runs;
    private final PictureService pictures;
    private final DrawingDefaults defaults;

    PriorTestRuns(RunPage runs, PictureService pictures, DrawingDefaults defaults) {
        this.runs = runs;
        this.pictures = pictures;
        this.defaults = defaults;
    }

    /** What to ask for. */
    GenerationRequest request(SubjectDetails subject, BaseModelId model) {
        return new GenerationRequest(
                model,
                null,
                subject.id(),
                List.of(subject.identifier(), inAPhoto(subject)),
                PICTURES_OF_EACH,
                defaults.of(model, null));
    }

    /** The test that is under way, or else the one that was drawn last and still has a picture. */
    Optional<TaskDetails> of(AccountId who, SubjectDetails subject, BaseModelId model) {
        GenerationRequest wanted = request(subject, model);
        Stream<TaskDetails> drawn = pictures.ofPrompt(who, subject.id(), model, inAPhoto(subject)).stream()
                .map(Picture::task)
                .distinct()
                .flatMap(task -> runs.lookUp(who, task).stream());
        return Stream.concat(runs.openGenerations(who).stream(), drawn)
                .filter(task -> isSame(task, wanted))
                .findFirst();
    }

    private static boolean isSame(TaskDetails task, GenerationRequest wanted) {
        return task.request() instanceof GenerationRequest asked
                && asked.baseModel().equals(wanted.baseModel())
                && asked.checkpoint() == null
                && asked.settings().adapters().isEmpty()
                && asked.settings().variation() == null
                && asked.prompts().equals(wanted.prompts());
    }

    private static String inAPhoto(SubjectDetails subject) {
        return "a photo of " + subject.phrase();
    }
}

package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.common.ShortText;
import io.likeness.models.BaseModels;
import io.likeness.models.CheckpointDetails;
import io.likeness.models.Checkpoints;
import io.likeness.storage.FileKey;
import io.likeness.subjects.PhotoDetails;
import io.likeness.subjects.PhotoService;
import io.likeness.subjects.SubjectDetails;
import io.likeness.subjects.SubjectService;
import io.likeness.tasks.FineTuningRequest;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.PictureSettings;
import io.likeness.tasks.Variation;
import io.likeness.users.AccountId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a request into an order, with words, photos and pictures as they are now; whatever is not the asker's is not found. */
@Component
public class Orders {

    private static final int TITLE_CHARACTERS = 120;

    private final SubjectService subjects;
    private final PhotoService photos;
    private final BaseModels baseModels;
    private final Checkpoints checkpoints;
    private final TaskFiles made;
    private final AdapterChoice adapters;

    Orders(
            SubjectService subjects,
            PhotoService photos,
            BaseModels baseModels,
            Checkpoints checkpoints,
            TaskFiles made,
            AdapterChoice adapters) {
        this.subjects = subjects;
        this.photos = photos;
        this.baseModels = baseModels;
        this.checkpoints = checkpoints;
        this.made = made;
        this.adapters = adapters;
    }

    /** An order and what to call it. */
    public record Titled(String title, TaskOrder order) {}

    /** The order of a fine-tuning. */
    public Titled of(AccountId who, FineTuningRequest request) {
        SubjectDetails subject = subjects.get(who, request.subject());
        baseModels.get(request.baseModel());
        var order = new TaskOrder.FineTuning(
                request,
                subject.identifier(),
                subject.classNoun(),
                photos.list(who, request.subject()).stream()
                        .map(PhotoDetails::file)
                        .toList());
        return new Titled("Train " + subject.name(), order);
    }

    /** The order of a generation: every prompt as often as asked, with the subject's words in its slot and a seed of its own. */
    public Titled of(AccountId who, GenerationRequest request) {
        baseModels.get(request.baseModel());
        String subjectWords = subjectWords(who, request);
        List<PictureSettings> pictures = new ArrayList<>();
        for (String prompt : request.prompts()) {
            for (int i = 0; i < request.picturesPerPrompt(); i++) {
                pictures.add(new PictureSettings(
                        request.baseModel(),
                        request.checkpoint(),
                        prompt,
                        prompt.replace("{subject}", subjectWords),
                        request.settings().withSeed(request.settings().seed() + i)));
            }
        }
        return new Titled(
                title(pictures),
                new TaskOrder.Generation(
                        request, List.copyOf(pictures), initImage(who, request), adapters.of(who, request)));
    }

    private @Nullable FileKey initImage(AccountId who, GenerationRequest request) {
        Variation variation = request.settings().variation();
        return variation == null ? null : made.picture(who, variation.task(), variation.index());
    }

    private static String title(List<PictureSettings> pictures) {
        return ShortText.of(pictures.getFirst().prompt(), TITLE_CHARACTERS);
    }

    /** The checkpoint's own words: they were learned, whatever the subject is called now. A base model knows the class only. */
    private String subjectWords(AccountId who, GenerationRequest request) {
        CheckpointDetails checkpoint = checkpoint(who, request);
        if (checkpoint != null) {
            return checkpoint.subjectWords();
        }
        var subject = request.subject();
        return subject == null ? "" : subjects.get(who, subject).classNoun();
    }

    private @Nullable CheckpointDetails checkpoint(AccountId who, GenerationRequest request) {
        if (request.checkpoint() == null) {
            return null;
        }
        CheckpointDetails checkpoint = checkpoints.get(who, request.checkpoint());
        if (!checkpoint.baseModel().equals(request.baseModel())) {
            throw new NotFound("Checkpoint %s over base model %s".formatted(request.checkpoint(), request.baseModel()));
        }
        return checkpoint;
    }
}

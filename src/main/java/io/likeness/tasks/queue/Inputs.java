package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.tasks.GenerationRequest;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.queue.TaskOrder.ChosenAdapter;
import io.likeness.users.AccountId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks whether what an order needs is there: what is gone from the disk does not come back by trying again. */
@Component
public class Inputs {

    private final BaseModels baseModels;
    private final Checkpoints checkpoints;
    private final FileStore files;

    Inputs(BaseModels baseModels, Checkpoints checkpoints, FileStore files) {
        this.baseModels = baseModels;
        this.checkpoints = checkpoints;
        this.files = files;
    }

    /** What is missing, and what to do about it; empty if everything is there. */
    public Optional<TaskFailure> missing(TaskOrder order) {
        return switch (order) {
            case TaskOrder.FineTuning training ->
                baseModel(training.request().baseModel()).or(() -> photo(training.photos()));
            case TaskOrder.Generation generation ->
                weights(generation.request())
                        .or(() -> initImage(generation.initImage()))
                        .or(() -> adapter(generation.adapters()));
        };
    }

    /** What this account may not use any more, and what to do; a checkpoint may be used whatever became of its base model. */
    public Optional<TaskFailure> refused(AccountId who, TaskOrder order) {
        return switch (order) {
            case TaskOrder.FineTuning training ->
                refused(who, training.request().baseModel());
            case TaskOrder.Generation generation ->
                generation.request().checkpoint() == null
                        ? refused(who, generation.request().baseModel())
                        : Optional.empty();
        };
    }

    private Optional<TaskFailure> refused(AccountId who, BaseModelId id) {
        return baseModels.isUsable(who, id)
                ? Optional.empty()
                : Optional.of(new TaskFailure(
                        "This base model is not on offer for you any more.",
                        "Choose another one, or ask an administrator."));
    }

    private Optional<TaskFailure> weights(GenerationRequest request) {
        CheckpointId checkpoint = request.checkpoint();
        return checkpoint == null ? baseModel(request.baseModel()) : checkpoint(checkpoint);
    }

    private Optional<TaskFailure> baseModel(BaseModelId id) {
        return isModel(() -> baseModels.folder(id))
                ? Optional.empty()
                : Optional.of(new TaskFailure(
                        "The base model's files are no longer on this server.",
                        "Choose another base model, or ask an administrator to install this one again."));
    }

    private Optional<TaskFailure> checkpoint(CheckpointId id) {
        return isModel(() -> checkpoints.folder(id))
                ? Optional.empty()
                : Optional.of(new TaskFailure(
                        "The checkpoint's files are no longer on this server.",
                        "Choose another checkpoint of the subject, or train it again."));
    }

    private Optional<TaskFailure> photo(List<FileKey> photos) {
        for (int i = 0; i < photos.size(); i++) {
            if (!files.has(photos.get(i))) {
                return Optional.of(new TaskFailure(
                        "The file of photo %d of %d is no longer on this server.".formatted(i + 1, photos.size()),
                        "Remove that photo from the subject, add it again, and train the subject anew."));
            }
        }
        return Optional.empty();
    }

    private Optional<TaskFailure> initImage(@Nullable FileKey image) {
        return image == null || files.has(image)
                ? Optional.empty()
                : Optional.of(new TaskFailure(
                        "The file of the picture to begin with is no longer on this server.",
                        "Choose another picture, or begin with none."));
    }

    private Optional<TaskFailure> adapter(List<ChosenAdapter> adapters) {
        return adapters.stream()
                .filter(adapter -> !files.has(adapter.file()))
                .findFirst()
                .map(gone -> new TaskFailure(
                        "The file of the adapter \"%s\" is no longer on this server.".formatted(gone.name()),
                        "Add the file again on the page Adapters, or draw without it."));
    }

    private static boolean isModel(Supplier<Path> folder) {
        try {
            return Files.isRegularFile(folder.get().resolve("model_index.json"));
        } catch (NotFound gone) {
            return false;
        }
    }
}

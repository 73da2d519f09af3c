package io.likeness.tasks;

import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.subjects.SubjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Make pictures from prompts.
 *
 * @param baseModel the base model, or the one under the checkpoint
 * @param checkpoint the weights to use; null draws with the base model itself
 * @param subject whom the pictures show; null if nobody in particular
 * @param prompts texts with an optional {subject} slot, each drawn picturesPerPrompt times
 * @param picturesPerPrompt pictures a prompt, with the seeds settings.seed, settings.seed + 1, ...
 */
public record GenerationRequest(
        BaseModelId baseModel,
        @Nullable CheckpointId checkpoint,
        @Nullable SubjectId subject,
        List<String> prompts,
        int picturesPerPrompt,
        GenerationSettings settings)
        implements TaskRequest {

    public GenerationRequest {
        prompts = List.copyOf(prompts);
    }

    /** The same pictures with other settings. */
    public GenerationRequest with(GenerationSettings others) {
        return new GenerationRequest(baseModel, checkpoint, subject, prompts, picturesPerPrompt, others);
    }

    /** How many pictures this asks for. */
    public int pictures() {
        return prompts.size() * picturesPerPrompt;
    }
}

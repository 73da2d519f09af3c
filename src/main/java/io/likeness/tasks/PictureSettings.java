package io.likeness.tasks;

import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes one picture again.
 *
 * @param template the prompt as it was typed, with its {subject} slot
 * @param prompt the prompt as the engine read it
 * @param settings the numbers; its seed is this picture's own
 */
public record PictureSettings(
        BaseModelId baseModel,
        @Nullable CheckpointId checkpoint,
        String template,
        String prompt,
        GenerationSettings settings) {}

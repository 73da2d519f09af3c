package io.likeness.models;

import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.UUID;

/**
 * Weights that a fine-tuning task produced.
 *
 * @param task the task that trained it
 * @param step optimizer steps behind it
 * @param identifier the rare word that means the subject
 * @param adapter whether it is an adapter beside its base model, and no model of its own
 * @param bytes size on disk; of an adapter, without the base model
 */
public record CheckpointDetails(
        CheckpointId id,
        UUID task,
        AccountId owner,
        SubjectId subject,
        BaseModelId baseModel,
        int step,
        String identifier,
        String classNoun,
        boolean adapter,
        long bytes,
        Instant created) {

    /** How a prompt names the subject: the identifier before the class noun. */
    public String subjectWords() {
        return identifier + " " + classNoun;
    }

    /** What a file of it is called, without the ending. */
    public String fileName() {
        return "%s-%d-steps".formatted(subjectWords().replaceAll("[^\\p{L}\\p{N}]+", "-"), step);
    }
}

package io.likeness.models;

import io.likeness.subjects.SubjectId;
import io.likeness.users.AccountId;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A checkpoint to register.
 *
 * @param folder a diffusers folder, relative to the studio's home
 * @param adapter whether all that is new in it is an adapter
 */
public record NewCheckpoint(
        UUID task,
        AccountId owner,
        SubjectId subject,
        BaseModelId baseModel,
        int step,
        Path folder,
        String identifier,
        String classNoun,
        boolean adapter) {}

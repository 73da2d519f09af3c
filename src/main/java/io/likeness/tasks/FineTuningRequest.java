package io.likeness.tasks;

import io.likeness.models.BaseModelId;
import io.likeness.subjects.SubjectId;

/** Teach a base model one subject from its photos. */
public record FineTuningRequest(SubjectId subject, BaseModelId baseModel, FineTuningSettings settings)
        implements TaskRequest {}

package io.likeness.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One piece of work for the engine: everything it needs to know, in paths and numbers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FineTuningSpec.class, name = "fine-tuning"),
    @JsonSubTypes.Type(value = GenerationSpec.class, name = "generation"),
    @JsonSubTypes.Type(value = ClassificationSpec.class, name = "classification"),
    @JsonSubTypes.Type(value = ConversionSpec.class, name = "conversion")
})
public sealed interface WorkSpec permits FineTuningSpec, GenerationSpec, ClassificationSpec, ConversionSpec {

    /** Whether the work needs the device of its process, and does not only read and write files. */
    default boolean needsDevice() {
        return true;
    }
}

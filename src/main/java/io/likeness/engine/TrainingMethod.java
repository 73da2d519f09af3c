package io.likeness.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What of a model a fine-tuning changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrainingMethod.FullFineTuning.class, name = "full"),
    @JsonSubTypes.Type(value = TrainingMethod.Lora.class, name = "lora")
})
public sealed interface TrainingMethod {

    /** All layers of the networks that are trained. */
    record FullFineTuning() implements TrainingMethod {}

    /**
     * Low-rank adapters (arXiv 2106.09685) beside the attention projections of the networks that are trained; the networks stay as
     * they are.
     *
     * @param rank inner width of the adapters
     * @param alpha the adapters' output is multiplied by alpha / rank
     */
    record Lora(int rank, double alpha) implements TrainingMethod {}
}

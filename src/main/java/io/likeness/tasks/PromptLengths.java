package io.likeness.tasks;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.PromptReading;
import io.likeness.models.BaseModelId;
import io.likeness.models.CheckpointId;
import io.likeness.models.WeightsFolders;
import io.likeness.prompts.PromptTemplate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a model reads a prompt to its end; the vocabularies of the models that were asked last stay in memory. */
@Component
public class PromptLengths {

    static final int MOST_KEPT = 4;

    private final WeightsFolders weights;
    private final Map<Path, PromptReading> kept = new LinkedHashMap<>(MOST_KEPT * 2, 0.75f, true);

    PromptLengths(WeightsFolders weights) {
        this.weights = weights;
    }

    /** What is cut off a prompt, the subject's words in its slot, in words; empty if all of it is read, or if the model is gone. */
    public Optional<String> cut(BaseModelId baseModel, @Nullable CheckpointId checkpoint, String prompt) {
        if (prompt.isBlank()) {
            return Optional.empty();
        }
        try {
            String whole =
                    checkpoint == null ? prompt : prompt.replace(PromptTemplate.SLOT, weights.subjectWords(checkpoint));
            return reading(weights.configs(baseModel, checkpoint)).cut(whole);
        } catch (NotFound | EngineException gone) {
            return Optional.empty();
        }
    }

    /** How many tokens a word is to a base model; empty if the model is gone. */
    OptionalInt tokens(BaseModelId baseModel, String word) {
        try {
            return OptionalInt.of(reading(weights.configs(baseModel, null)).tokens(word));
        } catch (NotFound | EngineException gone) {
            return OptionalInt.empty();
        }
    }

    private synchronized PromptReading reading(Path model) {
        PromptReading reading = kept.computeIfAbsent(model, PromptReading::of);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return reading;
    }
}

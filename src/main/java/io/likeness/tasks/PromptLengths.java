package io.likeness.tasks;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.tokenizer.PromptReading;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import io.likeness.models.CheckpointId;
import io.likeness.models.Checkpoints;
import io.likeness.models.WeightsFolders;
import io.likeness.prompts.PromptTemplate;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a model reads a prompt to its end; the vocabularies of the models that were asked last stay in memory. */
@Component
public class PromptLengths {

    static final int MOST_KEPT = 4;

    private final WeightsFolders weights;
    private final BaseModels baseModels;
    private final Checkpoints checkpoints;

    private record Vocabulary(PromptReading reading, List<FileTime> changed) {}

    private final Map<Path, Vocabulary> kept = new LinkedHashMap<>(MOST_KEPT * 2, 0.75f, true);

    PromptLengths(WeightsFolders weights, BaseModels baseModels, Checkpoints checkpoints) {
        this.weights = weights;
        this.baseModels = baseModels;
        this.checkpoints = checkpoints;
    }

    /**
     * What is cut off a prompt, the subject's words in its slot, in words; empty if all of it is read, if the model is gone, or if it is not
     * the account's to draw with.
     */
    public Optional<String> cut(
            AccountId who, BaseModelId baseModel, @Nullable CheckpointId checkpoint, String prompt) {
        if (prompt.isBlank()) {
            return Optional.empty();
        }
        try {
            if (checkpoint == null && !baseModels.isUsable(who, baseModel)) {
                return Optional.empty();
            }
            String whole = checkpoint == null
                    ? prompt
                    : prompt.replace(
                            PromptTemplate.SLOT,
                            checkpoints.get(who, checkpoint).subjectWords());
            return reading(weights.configs(baseModel, checkpoint)).cut(whole);
        } catch (NotFound | EngineException gone) {
            return Optional.empty();
        }
    }

    /** How a base model reads words and prompts; empty if the model is gone. */
    Optional<PromptReading> reading(BaseModelId baseModel) {
        try {
            return Optional.of(reading(weights.configs(baseModel, null)));
        } catch (NotFound | EngineException gone) {
            return Optional.empty();
        }
    }

    private synchronized PromptReading reading(Path model) {
        Vocabulary known = kept.get(model);
        List<FileTime> now = changed(model);
        if (known == null || !known.changed.equals(now)) {
            known = new Vocabulary(PromptReading.of(model), now);
            kept.put(model, known);
        }
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return known.reading;
    }

    /** When the files of a model's vocabularies were last changed: a model may be installed anew where another one was. */
    private static List<FileTime> changed(Path model) {
        return Stream.of("tokenizer", "tokenizer_2")
                .map(model::resolve)
                .flatMap(PromptLengths::files)
                .map(PromptLengths::changedAt)
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.sorted().toList().stream();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    private static FileTime changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}

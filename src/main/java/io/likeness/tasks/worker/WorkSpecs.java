package io.likeness.tasks.worker;

import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.GenerationSpec.InitImage;
import io.likeness.engine.GenerationSpec.Picture;
import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.WorkSpec;
import io.likeness.models.BaseModels;
import io.likeness.models.WeightsFolders;
import io.likeness.storage.FileKey;
import io.likeness.storage.LocalCopies;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.GenerationSettings;
import io.likeness.tasks.Variation;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.queue.TaskOrder.ChosenAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The border between studio and engine: ids become paths. */
@Component
class WorkSpecs {

    private final BaseModels baseModels;
    private final WeightsFolders weights;
    private final TaskFolders folders;

    WorkSpecs(BaseModels baseModels, WeightsFolders weights, TaskFolders folders) {
        this.baseModels = baseModels;
        this.weights = weights;
        this.folders = folders;
    }

    /**
     * The work of an attempt, in absolute paths.
     *
     * @param files of its order
     */
    WorkSpec of(Claim claim, LocalCopies files) {
        return switch (claim.order()) {
            case TaskOrder.FineTuning training -> fineTuning(claim, training, files);
            case TaskOrder.Generation generation -> generation(claim, generation, files);
        };
    }

    private FineTuningSpec fineTuning(Claim claim, TaskOrder.FineTuning order, LocalCopies files) {
        FineTuningSettings settings = order.request().settings();
        return new FineTuningSpec(
                baseModels.folder(order.request().baseModel()).toAbsolutePath(),
                baseModels.get(order.request().baseModel()).name(),
                order.photos().stream().map(photo -> files.get(photo).path()).toList(),
                order.identifier(),
                order.classNoun(),
                settings.method(),
                settings.trainTextEncoder(),
                prior(settings),
                settings.steps(),
                settings.learningRate(),
                settings.batchSize(),
                settings.gradientAccumulation(),
                settings.checkpointEvery(),
                settings.sampleEvery(),
                FineTuningSpec.defaultSamplePrompts(order.identifier(), order.classNoun()),
                settings.seed(),
                settings.precision(),
                claim.resume(),
                folders.out(claim));
    }

    private @Nullable PriorPreservation prior(FineTuningSettings settings) {
        return settings.classImages() == 0
                ? null
                : new PriorPreservation(settings.classImages(), settings.priorWeight(), folders.classImages());
    }

    /** A field that is left empty gives no text. */
    private static @Nullable String given(String negativePrompt) {
        return negativePrompt.isBlank() ? null : negativePrompt;
    }

    private GenerationSpec generation(Claim claim, TaskOrder.Generation order, LocalCopies files) {
        GenerationSettings settings = order.request().settings();
        GenerationSpec spec = new GenerationSpec(
                weights.of(order.request().baseModel(), order.request().checkpoint())
                        .toAbsolutePath(),
                order.adapters().stream().map(chosen -> adapter(chosen, files)).toList(),
                order.pictures().stream()
                        .map(picture -> new Picture(
                                picture.prompt(),
                                given(picture.settings().negativePrompt()),
                                picture.settings().seed()))
                        .toList(),
                settings.noiseScheduler(),
                settings.steps(),
                settings.guidance(),
                0,
                settings.width(),
                settings.height(),
                Precision.FP32,
                null,
                initImage(order, files),
                null,
                claim.resume(),
                folders.out(claim));
        return spec.named(
                weights.name(order.request().baseModel(), order.request().checkpoint()));
    }

    private static Adapter adapter(ChosenAdapter chosen, LocalCopies files) {
        return new Adapter(files.get(chosen.file()).path(), chosen.name(), chosen.weight());
    }

    private static @Nullable InitImage initImage(TaskOrder.Generation order, LocalCopies files) {
        Variation variation = order.request().settings().variation();
        FileKey file = order.initImage();
        return variation == null || file == null
                ? null
                : new InitImage(files.get(file).path(), variation.strength());
    }
}

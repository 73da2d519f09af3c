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
import io.likeness.storage.FileStore;
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
    private final FileStore files;
    private final TaskFolders folders;

    WorkSpecs(BaseModels baseModels, WeightsFolders weights, FileStore files, TaskFolders folders) {
        this.baseModels = baseModels;
        this.weights = weights;
        this.files = files;
        this.folders = folders;
    }

    /** The work of an attempt, in absolute paths. */
    WorkSpec of(Claim claim) {
        return switch (claim.order()) {
            case TaskOrder.FineTuning training -> fineTuning(claim, training);
            case TaskOrder.Generation generation -> generation(claim, generation);
        };
    }

    private FineTuningSpec fineTuning(Claim claim, TaskOrder.FineTuning order) {
        FineTuningSettings settings = order.request().settings();
        return new FineTuningSpec(
                baseModels.folder(order.request().baseModel()).toAbsolutePath(),
                baseModels.get(order.request().baseModel()).name(),
                order.photos().stream()
                        .map(photo -> files.path(photo).toAbsolutePath())
                        .toList(),
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

    private GenerationSpec generation(Claim claim, TaskOrder.Generation order) {
        GenerationSettings settings = order.request().settings();
        GenerationSpec spec = new GenerationSpec(
                weights.of(order.request().baseModel(), order.request().checkpoint())
                        .toAbsolutePath(),
                order.adapters().stream().map(this::adapter).toList(),
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
                initImage(order),
                null,
                claim.resume(),
                folders.out(claim));
        return spec.named(
                weights.name(order.request().baseModel(), order.request().checkpoint()));
    }

    private Adapter adapter(ChosenAdapter chosen) {
        return new Adapter(files.path(chosen.file()).toAbsolutePath(), chosen.name(), chosen.weight());
    }

    private @Nullable InitImage initImage(TaskOrder.Generation order) {
        Variation variation = order.request().settings().variation();
        FileKey file = order.initImage();
        return variation == null || file == null
                ? null
                : new InitImage(files.path(file).toAbsolutePath(), variation.strength());
    }
}

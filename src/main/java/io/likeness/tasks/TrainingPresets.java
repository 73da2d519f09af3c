package io.likeness.tasks;

import io.likeness.engine.Precision;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.inspection.LearnedWeights;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.models.BaseModelId;
import io.likeness.models.BaseModels;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Settings to start from, made for the size of the base model. */
@Component
public class TrainingPresets {

    private static final String BALANCED = "Balanced";

    private final BaseModels baseModels;

    TrainingPresets(BaseModels baseModels) {
        this.baseModels = baseModels;
    }

    /** Beside its weights a checkpoint keeps AdamW's two averages of each, from which a training goes on. */
    private static final int WITH_OPTIMIZER = 3;

    /**
     * A preset.
     *
     * @param sentence what it is good for
     */
    public record Preset(String name, String sentence, FineTuningSettings settings) {

        /** Whether this is the one to suggest. */
        public boolean isDefault() {
            return name.equals(BALANCED);
        }
    }

    /**
     * What may learn, with what suits the base model.
     *
     * @param sentence what it means for the one who trains
     * @param learningRate AdamW's rate
     * @param trainTextEncoder whether the text encoder learns too
     * @param bytes what a checkpoint takes on the disk when the training is complete
     * @param bytesInTraining what it takes until then
     */
    public record Method(
            String name,
            String sentence,
            TrainingMethod training,
            double learningRate,
            boolean trainTextEncoder,
            long bytes,
            long bytesInTraining) {}

    /** The methods for a base model, the one to suggest first. */
    public List<Method> methods(BaseModelId baseModel) {
        Path folder = baseModels.folder(baseModel);
        ModelDefaults model = ModelDefaults.of(folder);
        return List.of(
                method(
                        "Full model",
                        "Every layer learns, for the closest likeness.",
                        new FullFineTuning(),
                        model,
                        folder),
                method(
                        "Adapter (LoRA)",
                        "A small addition learns and the model stays as it is. A step takes about a third less time.",
                        new Lora(model.lora().rank(), model.lora().alpha()),
                        model,
                        folder));
    }

    private static Method method(
            String name, String sentence, TrainingMethod training, ModelDefaults model, Path folder) {
        boolean textEncoder = model.trainTextEncoder(training);
        long learned = LearnedWeights.bytes(folder, training, textEncoder);
        return new Method(
                name,
                sentence,
                training,
                model.learningRate(training),
                textEncoder,
                model.keepOptimizer() ? WITH_OPTIMIZER * learned : learned,
                WITH_OPTIMIZER * learned);
    }

    /** The presets for a base model, the quickest first. */
    public List<Preset> of(BaseModelId baseModel) {
        ModelDefaults model = ModelDefaults.of(baseModels.folder(baseModel));
        return List.of(
                preset("Quick", "A first look: half the steps, no class images.", model, 0.5, 0),
                preset(BALANCED, "What suits this base model most of the time.", model, 1, model.classImages()),
                preset("Thorough", "Twice the steps, for a subject with many details.", model, 2, model.classImages()));
    }

    /** How many class images prior preservation takes with this base model. */
    public int classImages(BaseModelId baseModel) {
        return ModelDefaults.of(baseModels.folder(baseModel)).classImages();
    }

    private static Preset preset(String name, String sentence, ModelDefaults model, double factor, int classImages) {
        int steps = Math.max(1, (int) Math.round(model.steps() * factor));
        var settings = new FineTuningSettings(
                name,
                new FullFineTuning(),
                steps,
                model.learningRate(),
                model.trainTextEncoder(),
                classImages,
                model.priorWeight(),
                model.batchSize(),
                model.gradientAccumulation(),
                model.checkpointEvery(),
                model.sampleEvery(),
                0,
                Precision.FP32);
        return new Preset(name, sentence, settings);
    }
}

package io.likeness.workshop.guide;

import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineListener;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.Precision;
import io.likeness.engine.PriorPreservation;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.guide.GuideManifest.Teaching;
import io.likeness.engine.presets.ModelDefaults;
import io.likeness.engine.worker.DiffusionEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One of the guide's trainings. */
record GuideTraining(GuideSettings settings, Teaching teaching, List<Path> photos, EngineListener listener) {

    /** Trains into a folder; the watcher finds each checkpoint there when it hears of it. False if the listener stopped it. */
    boolean run(@Nullable PriorPreservation prior, Path out, Consumer<CheckpointWritten> watcher) {
        return DiffusionEngine.run(spec(prior, out), new WorkshopProgress(listener, watcher));
    }

    private FineTuningSpec spec(@Nullable PriorPreservation prior, Path out) {
        ModelDefaults defaults = ModelDefaults.of(settings.model());
        return new FineTuningSpec(
                settings.model(),
                null,
                photos,
                teaching.identifier(),
                teaching.classNoun(),
                new FullFineTuning(),
                defaults.trainTextEncoder(),
                prior,
                settings.trainingSteps(),
                defaults.learningRate(),
                defaults.batchSize(),
                defaults.gradientAccumulation(),
                GuidePlan.quarter(settings.trainingSteps()),
                0,
                List.of(),
                settings.seed(),
                Precision.FP32,
                false,
                out);
    }
}

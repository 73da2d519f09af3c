package io.likeness.engine.training;

import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.lineage.Lineage;
import io.likeness.engine.pipeline.LoraAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Refuses settings that cannot work before any work is done. */
public final class FineTuningCheck {

    private FineTuningCheck() {}

    /**
     * Looks at the numbers and words alone.
     *
     * @throws BadSetting naming the first that makes no sense
     */
    public static void ranges(FineTuningSpec spec) {
        atLeast("steps", spec.steps(), 1);
        atLeast("batch size", spec.batchSize(), 1);
        atLeast("gradient accumulation", spec.gradientAccumulation(), 1);
        atLeast("checkpoint every", spec.checkpointEvery(), 0);
        atLeast("sample every", spec.sampleEvery(), 0);
        positive("learning rate", spec.learningRate());
        if (spec.method() instanceof Lora lora) {
            atLeast("rank", lora.rank(), 1);
            positive("alpha", lora.alpha());
        }
        word("identifier", spec.identifier());
        word("class noun", spec.classNoun());
        if (spec.priorPreservation() != null) {
            atLeast("class images", spec.priorPreservation().classImages(), 1);
            positive("prior weight", spec.priorPreservation().weight());
        }
    }

    /** What another training or a person put into the out folder is not overwritten, least of all the base model itself. */
    static void outIsFree(FineTuningSpec spec, Optional<Path> last) {
        if (last.isEmpty() && Files.exists(spec.out().resolve(DiffusersFolder.INDEX))) {
            throw new BadSetting("%s already holds a model: choose another out folder".formatted(spec.out()));
        }
        if (last.isPresent() && !spec.resume()) {
            throw new BadSetting("%s already holds %s of a training: resume it (--resume), or choose another out folder"
                    .formatted(spec.out(), last.get().getFileName()));
        }
    }

    /** A training beside an adapter would lose it, for only one adapter lies in a folder and a whole model has none. */
    static void baseIsWhole(FineTuningSpec spec) {
        if (Files.exists(spec.baseModel().resolve(LoraAdapter.FILE))) {
            throw new BadSetting(
                    "%s is a base model with an adapter: train from the base model itself".formatted(spec.baseModel()));
        }
    }

    /** A training goes on only as it began; the number of steps may change, but not to fewer than were taken. */
    static void sameTraining(Lineage before, Lineage now, Path checkpoint) {
        List<String> changes = before.changes(now);
        if (!changes.isEmpty()) {
            throw new BadSetting(
                    "%s was trained with other settings: %s".formatted(checkpoint, String.join("; ", changes)));
        }
        if (before.stepsDone() > now.steps()) {
            throw new BadSetting("%s has taken %d steps, more than the %d that are asked for"
                    .formatted(checkpoint, before.stepsDone(), now.steps()));
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new BadSetting("%s %d: expected at least %d".formatted(name, value, least));
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new BadSetting("%s %s: expected a number above 0".formatted(name, value));
        }
    }

    private static void word(String name, String value) {
        if (value.isBlank()) {
            throw new BadSetting(name + " is empty: expected a word");
        }
    }
}

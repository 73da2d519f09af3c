package io.likeness.engine.worker;

import io.likeness.engine.ClassificationSpec;
import io.likeness.engine.ConversionSpec;
import io.likeness.engine.FineTuningSpec;
import io.likeness.engine.GenerationSpec;
import io.likeness.engine.WorkSpec;
import org.jspecify.annotations.Nullable;

/** What a member of the studio can set so that work needs less memory; there the workers' failures are read. */
public final class LessMemory {

    private static final String LATER = "If other tasks ran at the same time, start it again later.";

    private LessMemory() {}

    /** A sentence for a piece of work; null if it was not even read. */
    static String inTheStudio(@Nullable WorkSpec work) {
        return switch (work) {
            case FineTuningSpec _ -> ofTraining();
            case GenerationSpec _ -> ofDrawing();
            case ConversionSpec _, ClassificationSpec _ -> LATER;
            case null -> LATER;
        };
    }

    /** Of the settings of a training. */
    public static String ofTraining() {
        return "Train with fewer photos a step, with a frozen text encoder, or with a preset that trains an adapter. "
                + LATER;
    }

    /** Of the settings of a drawing. */
    public static String ofDrawing() {
        return "Draw smaller pictures (width and height under Advanced settings) or with fewer adapters. " + LATER;
    }
}

package io.likeness.engine;

import java.nio.file.Path;

/** One piece of work for the engine: everything it needs to know, in paths and numbers. */
public sealed interface WorkSpec permits FineTuningSpec, GenerationSpec {

    /** The folder that receives the results. */
    Path out();
}

package io.likeness.workshop.guide;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.CheckpointWritten;
import io.likeness.engine.EngineEvent.Denoising;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineListener;
import java.util.function.Consumer;

/** Passes on how far a piece of the work is, but not the files of the workshop: only checkpoints, to whom they concern. */
record WorkshopProgress(EngineListener listener, Consumer<CheckpointWritten> checkpoints) implements EngineListener {

    @Override
    public void on(EngineEvent event) {
        switch (event) {
            case CheckpointWritten written -> checkpoints.accept(written);
            case Preparing _, StepDone _, Denoising _ -> listener.on(event);
            default -> {}
        }
    }

    @Override
    public boolean stopRequested() {
        return listener.stopRequested();
    }
}

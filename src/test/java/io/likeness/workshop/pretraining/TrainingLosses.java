package io.likeness.workshop.pretraining;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineListener;
import java.util.ArrayList;
import java.util.List;

/** Runs a training as far as a test wants it and remembers the loss of every step. */
final class TrainingLosses implements EngineListener {

    private final List<Double> losses = new ArrayList<>();
    private final int stopAfter;
    private int step;

    private TrainingLosses(int stopAfter) {
        this.stopAfter = stopAfter;
    }

    /** The losses of a training that is asked to stop after a step, counted from the very first, and that is closed then. */
    static List<Double> of(Pretraining training, int stopAfter) {
        try (training) {
            TrainingLosses listener = new TrainingLosses(stopAfter);
            training.run(listener);
            return listener.losses;
        }
    }

    @Override
    public void on(EngineEvent event) {
        if (event instanceof StepDone done) {
            losses.add(done.loss());
            step = done.step();
        }
    }

    @Override
    public boolean stopRequested() {
        return step >= stopAfter;
    }
}

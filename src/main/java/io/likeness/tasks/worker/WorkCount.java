package io.likeness.tasks.worker;

import io.likeness.engine.EngineEvent;
import io.likeness.tasks.queue.Worked;
import io.likeness.tasks.worker.EventFile.Line;

/** How long a worker has worked, as it says itself: no clock of this machine is asked, and it may be read again after a restart. */
final class WorkCount {

    private double seconds;
    private double preparing;
    private boolean begun;

    /** Takes the next line of the attempt's events. */
    void hear(Line line) {
        double now = Double.isNaN(line.worked()) ? seconds : Math.max(seconds, line.worked());
        switch (line.event()) {
            case EngineEvent.StepDone step -> now = hear(step, now, Double.isNaN(line.worked()));
            case EngineEvent.Denoising _, EngineEvent.ImageWritten _ -> begin();
            case EngineEvent.Preparing _,
                    EngineEvent.SampleWritten _,
                    EngineEvent.CheckpointWritten _,
                    EngineEvent.Noted _,
                    EngineEvent.Classified _,
                    EngineEvent.Finished _,
                    EngineEvent.Stopped _,
                    EngineEvent.Failed _ -> {}
        }
        seconds = now;
    }

    /** The workers of earlier versions say how long each step took and nothing else. */
    private double hear(EngineEvent.StepDone step, double now, boolean uncounted) {
        begin();
        return uncounted ? now + Math.max(0, step.seconds()) : now;
    }

    private void begin() {
        preparing = begun ? preparing : seconds;
        begun = true;
    }

    Worked now() {
        return new Worked(seconds, begun ? preparing : seconds);
    }
}

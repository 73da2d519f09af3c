package io.likeness.engine.training;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineEvent.StepDone;
import io.likeness.engine.EngineListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Remembers all events, and stops after a number of steps. */
final class Recorder implements EngineListener {

    private final List<EngineEvent> events = new ArrayList<>();
    private final int stopAfter;

    Recorder(int stopAfter) {
        this.stopAfter = stopAfter;
    }

    static Recorder neverStopping() {
        return new Recorder(Integer.MAX_VALUE);
    }

    @Override
    public void on(EngineEvent event) {
        events.add(event);
    }

    @Override
    public boolean stopRequested() {
        return of(StepDone.class).count() >= stopAfter;
    }

    List<EngineEvent> events() {
        return events;
    }

    <E extends EngineEvent> Stream<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}

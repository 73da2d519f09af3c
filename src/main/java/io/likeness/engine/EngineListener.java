package io.likeness.engine;

/** Hears what the engine does, and may ask it to stop. */
@FunctionalInterface
public interface EngineListener {

    /** Called on the engine's own thread, in order. */
    void on(EngineEvent event);

    /** Asked between steps; true ends the work at a checkpoint. */
    default boolean stopRequested() {
        return false;
    }
}

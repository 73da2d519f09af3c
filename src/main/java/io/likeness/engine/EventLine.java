package io.likeness.engine;

import java.util.Optional;
import tools.jackson.core.JacksonException;

/** An event as one line of JSON with its name under "event" (step-done, image-written ...). */
public final class EventLine {

    private EventLine() {}

    /** The line, without its line break. */
    public static String format(EngineEvent event) {
        return EngineJson.MAPPER.writerFor(EngineEvent.class).writeValueAsString(event);
    }

    /** The event of a line; empty for a line that a killed worker left unfinished. */
    public static Optional<EngineEvent> parse(String line) {
        try {
            return Optional.ofNullable(EngineJson.MAPPER.readValue(line, EngineEvent.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}

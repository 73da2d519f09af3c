package io.likeness.engine.worker;

import io.likeness.engine.EngineEvent;
import io.likeness.engine.EngineJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event as one line of JSON with its name under "event" (step-done, image-written ...). */
public final class EventLine {

    /** Seconds that the worker had worked, by its own count. */
    private static final String WORKED = "worked";

    private EventLine() {}

    /**
     * What a line says.
     *
     * @param worked seconds that the worker had worked until then, by its own count; NaN if the line does not say
     */
    public record Heard(EngineEvent event, double worked) {}

    /** The line, without its line break. */
    public static String format(EngineEvent event) {
        return EngineJson.MAPPER.writerFor(EngineEvent.class).writeValueAsString(event);
    }

    /** The line with the seconds that were worked until then. */
    static String format(EngineEvent event, double worked) {
        ObjectNode line = (ObjectNode) EngineJson.MAPPER.readTree(format(event));
        return line.put(WORKED, Math.round(worked * 1000) / 1000.0).toString();
    }

    /** The event of a line; empty for a line that a killed worker left unfinished. */
    public static Optional<EngineEvent> parse(String line) {
        return hear(line).map(Heard::event);
    }

    /** The event of a line and when it came; empty for a line that a killed worker left unfinished. */
    public static Optional<Heard> hear(String line) {
        try {
            if (!(EngineJson.MAPPER.readTree(line) instanceof ObjectNode said)) {
                return Optional.empty();
            }
            JsonNode worked = said.remove(WORKED);
            EngineEvent event = EngineJson.MAPPER.treeToValue(said, EngineEvent.class);
            return Optional.of(new Heard(event, worked == null ? Double.NaN : worked.asDouble(Double.NaN)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}

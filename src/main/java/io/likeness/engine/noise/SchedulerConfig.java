package io.likeness.engine.noise;

import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A scheduler_config.json: a key that it lacks takes the default of the noise scheduler that asks, as in diffusers' from_config.
 *
 * @param source what messages call it, usually its path
 * @param json the object itself
 */
public record SchedulerConfig(String source, JsonNode json) {

    /** Characters of a value that a complaint repeats. */
    private static final int MOST_SHOWN = 60;

    /**
     * Reads a scheduler_config.json, or the one in a folder.
     *
     * @throws io.likeness.engine.EngineException.BadFile if it is missing or no JSON object
     */
    public static SchedulerConfig read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve("scheduler_config.json") : path;
        return new SchedulerConfig(file.toString(), JsonFile.read(file));
    }

    /** The diffusers class that wrote it; empty if it does not say. */
    String className() {
        return text("_class_name", "");
    }

    /** Whether a class wrote it, so that its own defaults stand for missing keys. */
    boolean isOf(String diffusersClass) {
        return className().equals(diffusersClass);
    }

    String text(String key, String missing) {
        JsonNode value = json.path(key);
        if (isAbsent(value)) {
            return missing;
        }
        if (!value.isString()) {
            throw unsupported(key, "a text");
        }
        return value.asString();
    }

    boolean flag(String key, boolean missing) {
        JsonNode value = json.path(key);
        if (isAbsent(value)) {
            return missing;
        }
        if (!value.isBoolean()) {
            throw unsupported(key, "true or false");
        }
        return value.asBoolean();
    }

    double number(String key, double missing, double least, double most) {
        JsonNode value = json.path(key);
        if (isAbsent(value)) {
            return missing;
        }
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            throw unsupported(key, "a number from " + least + " to " + most);
        }
        return value.asDouble();
    }

    int integer(String key, int missing, int least, int most) {
        JsonNode value = json.path(key);
        if (isAbsent(value)) {
            return missing;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            throw unsupported(key, "a whole number from " + least + " to " + most);
        }
        return value.asInt();
    }

    /** A list of whole numbers; empty if it is absent. */
    Set<Integer> integers(String key) {
        JsonNode value = json.path(key);
        if (isAbsent(value)) {
            return Set.of();
        }
        if (!value.isArray() || !value.values().stream().allMatch(JsonNode::canConvertToInt)) {
            throw unsupported(key, "a list of whole numbers");
        }
        return value.values().stream().map(JsonNode::asInt).collect(Collectors.toUnmodifiableSet());
    }

    /** One of an enum's constants, written in lower case in the file. */
    <E extends Enum<E>> E choice(String key, E missing, Class<E> type) {
        String name = text(key, lower(missing));
        for (E constant : type.getEnumConstants()) {
            if (lower(constant).equals(name)) {
                return constant;
            }
        }
        throw unsupported(
                key,
                "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(SchedulerConfig::lower)
                                .toList());
    }

    /** Refuses a key that is set to anything but these texts. */
    String oneOf(String key, String missing, Set<String> supported) {
        String value = text(key, missing);
        if (!supported.contains(value)) {
            throw unsupported(key, "one of " + supported.stream().sorted().toList());
        }
        return value;
    }

    /** Refuses keys that switch on what no supported checkpoint uses. */
    void refuse(String... keys) {
        for (String key : keys) {
            JsonNode value = json.path(key);
            boolean off = value.isBoolean() && !value.asBoolean() || value.isArray() && value.isEmpty();
            if (!isAbsent(value) && !off) {
                throw unsupported(key, "absent");
            }
        }
    }

    /** Refuses keys that switch off what every supported checkpoint uses. */
    void requireOn(String... keys) {
        for (String key : keys) {
            if (!flag(key, true)) {
                throw unsupported(key, "true");
            }
        }
    }

    BadSetting unsupported(String key, String expected) {
        return new BadSetting(
                "%s: %s = %s is not supported, expected %s".formatted(source, key, shown(json.path(key)), expected));
    }

    /** A list may have a thousand numbers. */
    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + " ...";
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

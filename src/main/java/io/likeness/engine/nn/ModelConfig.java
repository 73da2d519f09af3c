package io.likeness.engine.nn;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A network's config.json, read key by key, so that an option which this engine does not have is named instead of passed over.
 */
public final class ModelConfig {

    private final Path file;
    private final JsonNode json;
    private final Set<String> read = new LinkedHashSet<>();

    private ModelConfig(Path file, JsonNode json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Opens a config.json.
     *
     * @throws BadFile if it is missing or no JSON object
     */
    public static ModelConfig read(Path file) {
        return new ModelConfig(file, JsonFile.read(file));
    }

    /** The object under a key, such as text_config, to be read like a file of its own. */
    public ModelConfig at(String key) {
        JsonNode value = required(key);
        if (!value.isObject()) {
            throw bad(key, value, "an object");
        }
        return new ModelConfig(file, value);
    }

    /** Whether there is a value, other than null, under the key. */
    public boolean has(String key) {
        return json.hasNonNull(key);
    }

    /** Whether the key is there with the value null, which can mean another thing than its absence. */
    public boolean saysNull(String key) {
        read.add(key);
        return json.has(key) && json.get(key).isNull();
    }

    /** Whether the value is a list with lists in it. */
    public boolean isNested(String key) {
        return json.path(key).valueStream().anyMatch(JsonNode::isArray);
    }

    /**
     * Depths of the layers of each place: one number for all, one for each place, or a list for a place with one for each layer. A place
     * without such layers may say 0.
     */
    public List<List<Integer>> depths(String key, int places, int layers) {
        JsonNode value = has(key) ? required(key) : take(key, JsonNodeFactory.instance.numberNode(1));
        List<List<Integer>> depths = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            JsonNode place = value.isArray() ? value.path(i) : value;
            List<Integer> each = new ArrayList<>();
            for (int layer = 0; layer < layers; layer++) {
                JsonNode depth = place.isArray() ? place.path(layer) : place;
                if (!depth.isInt() || depth.asInt() < 0) {
                    throw bad(key, value, "a number of blocks for each of %d places or their layers".formatted(places));
                }
                each.add(depth.asInt());
            }
            depths.add(each);
        }
        if (value.isArray() && value.size() != places) {
            throw bad(key, value, places + " entries");
        }
        return depths;
    }

    /** A whole number above zero. */
    public int positive(String key) {
        return positive(key, required(key));
    }

    /** A whole number above zero, or what is meant when the key is absent. */
    public int positive(String key, int otherwise) {
        return has(key) ? positive(key) : take(key, otherwise);
    }

    /** A list of whole numbers above zero. */
    public List<Integer> positives(String key) {
        return list(key).stream().map(value -> positive(key, value)).toList();
    }

    /** A list of whole numbers above zero, or one for all places. */
    public List<Integer> positives(String key, int places) {
        JsonNode value = required(key);
        List<Integer> numbers = value.isArray()
                ? positives(key)
                : Arrays.asList(new Integer[places]).stream()
                        .map(place -> positive(key, value))
                        .toList();
        if (numbers.size() != places) {
            throw bad(key, value, places + " numbers");
        }
        return numbers;
    }

    /** A number. */
    public double number(String key, double otherwise) {
        if (!has(key)) {
            return take(key, otherwise);
        }
        JsonNode value = required(key);
        if (!value.isNumber()) {
            throw bad(key, value, "a number");
        }
        return value.asDouble();
    }

    /** True or false, or what is meant when the key is absent. */
    public boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return take(key, otherwise);
        }
        JsonNode value = required(key);
        if (!value.isBoolean()) {
            throw bad(key, value, "true or false");
        }
        return value.asBoolean();
    }

    /** One of a few words. */
    public String word(String key, String... known) {
        return word(key, required(key), known);
    }

    /** A list of a few words. */
    public List<String> words(String key, String... known) {
        return list(key).stream().map(value -> word(key, value, known)).toList();
    }

    /** Lets a key be absent, null, or one of these values, which all mean the one thing that this engine does. */
    public void only(String key, Object... known) {
        read.add(key);
        if (!has(key)) {
            return;
        }
        JsonNode found = json.get(key);
        String text = found.isContainer() ? found.toString() : found.asString();
        if (Arrays.stream(known).noneMatch(value -> value.toString().equals(text))) {
            throw bad(key, found, known.length == 0 ? "null" : some(known));
        }
    }

    /** Passes over keys that do not matter here. */
    public void ignore(String... keys) {
        read.addAll(List.of(keys));
    }

    /**
     * Looks for keys that nobody asked for.
     *
     * @throws BadFile if one of them has a value that asks for something; null and false do not
     */
    public void finish() {
        for (String key : json.propertyNames()) {
            JsonNode value = json.get(key);
            boolean silent = key.startsWith("_") || value.isNull() || (value.isBoolean() && !value.asBoolean());
            if (!silent && !read.contains(key)) {
                throw bad(key, value, "no such key");
            }
        }
    }

    /** Reads how many groups channels are normalised in; all of these channels must divide into them. */
    public int groups(String key, int otherwise, List<Integer> channels) {
        int groups = positive(key, otherwise);
        if (channels.stream().anyMatch(count -> count % groups != 0)) {
            throw bad(key, groups, "numbers that divide block_out_channels " + channels);
        }
        return groups;
    }

    /** A complaint about a key. */
    public BadFile bad(String key, Object found, String expected) {
        return new BadFile("%s: '%s' is %s; this engine knows %s".formatted(file, key, found, expected));
    }

    private JsonNode required(String key) {
        if (!has(key)) {
            throw new BadFile(file + ": has no '" + key + "'");
        }
        return take(key, json.get(key));
    }

    private List<JsonNode> list(String key) {
        JsonNode value = required(key);
        if (!value.isArray() || value.isEmpty()) {
            throw bad(key, value, "a list");
        }
        return List.copyOf(value.values());
    }

    private int positive(String key, JsonNode value) {
        if (!value.isInt() || value.asInt() < 1) {
            throw bad(key, value, "a whole number above 0");
        }
        return value.asInt();
    }

    private String word(String key, JsonNode value, String... known) {
        if (Arrays.stream(known).noneMatch(word -> word.equals(value.asString("")))) {
            throw bad(key, value, some((Object[]) known));
        }
        return value.asString();
    }

    private <T> T take(String key, T value) {
        read.add(key);
        return value;
    }

    private static String some(Object... known) {
        return Arrays.stream(known).map(Object::toString).collect(Collectors.joining(" or "));
    }
}

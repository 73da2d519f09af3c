package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON of a safetensors header, read token by token so that nothing is guessed, coerced or silently dropped.
 *
 * @param tensors in the order of the JSON, each with a consistent type, shape and extent
 * @param metadata of key "__metadata__"
 */
record HeaderJson(List<TensorInfo> tensors, Map<String, String> metadata) {

    /** Ten times what the largest model that is read here has; each costs memory long after the header. */
    private static final int MOST_TENSORS = 50_000;

    private static final int MOST_DIMENSIONS = 8;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static HeaderJson parse(byte[] json, Path file) {
        int begin = 0;
        while (begin < json.length && Character.isWhitespace(json[begin])) {
            begin++;
        }
        if (begin == json.length || json[begin] != '{') {
            throw new BadFile(file + ": is no safetensors file: its header does not begin with '{'");
        }
        try (JsonParser parser = JSON.createParser(json)) {
            return new Reading(parser, file).header();
        } catch (JacksonException e) {
            throw new BadFile(file + ": its header is no valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** One pass over the tokens; knows the file for its complaints. */
    private record Reading(JsonParser parser, Path file) {

        HeaderJson header() {
            List<TensorInfo> tensors = new ArrayList<>();
            Map<String, String> metadata = Map.of();
            parser.nextToken();
            for (String name = nextKey(); name != null; name = nextKey()) {
                if (name.equals("__metadata__")) {
                    metadata = metadata();
                } else if (tensors.size() == MOST_TENSORS) {
                    throw new BadFile("%s: has more than %d tensors".formatted(file, MOST_TENSORS));
                } else {
                    tensors.add(tensor(name));
                }
            }
            if (parser.nextToken() != null) {
                throw new BadFile(file + ": its header goes on after the end of its JSON");
            }
            return new HeaderJson(tensors, metadata);
        }

        private Map<String, String> metadata() {
            if (parser.nextToken() == JsonToken.VALUE_NULL) { // the reference implementation takes it for none
                return Map.of();
            }
            require(JsonToken.START_OBJECT, "__metadata__");
            Map<String, String> metadata = new LinkedHashMap<>();
            for (String key = nextKey(); key != null; key = nextKey()) {
                expect(JsonToken.VALUE_STRING, "__metadata__");
                metadata.put(key, parser.getString());
            }
            return metadata;
        }

        private TensorInfo tensor(String name) {
            expect(JsonToken.START_OBJECT, name);
            TensorType type = null;
            List<Long> shape = null;
            List<Long> extent = null;
            for (String key = nextKey(); key != null; key = nextKey()) {
                switch (key) {
                    case "dtype" -> type = type(name);
                    case "shape" -> shape = sizes(name);
                    case "data_offsets" -> extent = sizes(name);
                    default -> {
                        parser.nextToken();
                        parser.skipChildren(); // as the reference implementation does
                    }
                }
            }
            if (type == null || shape == null || extent == null) {
                throw bad(name, "must have dtype, shape and data_offsets");
            }
            return checked(name, type, shape, extent);
        }

        private TensorInfo checked(String name, TensorType type, List<Long> shape, List<Long> extent) {
            if (extent.size() != 2 || extent.get(0) > extent.get(1)) {
                throw bad(name, "has data_offsets " + extent + " instead of a begin and an end");
            }
            long length = extent.get(1) - extent.get(0);
            if (length != bytes(name, type, shape)) {
                throw bad(name, "of shape %s and type %s has %d bytes".formatted(shape, type, length));
            }
            return new TensorInfo(name, type, shape, extent.get(0), length);
        }

        private long bytes(String name, TensorType type, List<Long> shape) {
            try {
                long bits = type.bits();
                for (long size : shape) {
                    bits = Math.multiplyExact(bits, size);
                }
                if (bits % Byte.SIZE != 0) {
                    throw bad(name, "of shape %s and type %s ends within a byte".formatted(shape, type));
                }
                return bits / Byte.SIZE;
            } catch (ArithmeticException e) {
                throw bad(name, "has the impossible shape " + shape);
            }
        }

        private TensorType type(String name) {
            expect(JsonToken.VALUE_STRING, name);
            String type = parser.getString();
            return TensorType.named(type).orElseThrow(() -> bad(name, "has the unknown type '" + type + "'"));
        }

        private List<Long> sizes(String name) {
            expect(JsonToken.START_ARRAY, name);
            List<Long> sizes = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                    throw bad(name, "has a size or offset that is no whole number");
                }
                long size = parser.getLongValue();
                if (size < 0) {
                    throw bad(name, "has the negative size or offset " + size);
                }
                if (sizes.size() == MOST_DIMENSIONS) {
                    throw bad(name, "has more than %d sizes or offsets".formatted(MOST_DIMENSIONS));
                }
                sizes.add(size);
            }
            return sizes;
        }

        private @Nullable String nextKey() {
            return parser.nextToken() == JsonToken.PROPERTY_NAME ? parser.currentName() : null;
        }

        private void expect(JsonToken token, String name) {
            parser.nextToken();
            require(token, name);
        }

        private void require(JsonToken token, String name) {
            JsonToken found = parser.currentToken();
            if (found != token) {
                throw bad(name, "is described wrongly: expected " + token + ", found " + found);
            }
        }

        private BadFile bad(String name, String what) {
            return new BadFile(file + ": tensor '" + name + "' " + what);
        }
    }
}

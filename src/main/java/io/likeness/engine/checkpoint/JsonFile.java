package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON files of a model folder, which come from anywhere and may be anything. */
public final class JsonFile {

    /** The largest in use, vocabularies, have one or two megabytes; read, JSON takes many times its size. */
    private static final long LARGEST = 8L << 20;

    /** Python writes an infinite number as -Infinity. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** An object that says nothing. */
    public static final JsonNode NOTHING = JSON.createObjectNode();

    private JsonFile() {}

    /** A number that is written as a key; a missing node for other keys. */
    public static JsonNode number(String key) {
        return key.matches("\\d{1,9}")
                ? JSON.getNodeFactory().numberNode(Integer.parseInt(key))
                : JSON.getNodeFactory().missingNode();
    }

    /**
     * The JSON object in a file.
     *
     * @throws BadFile if there is no file, or it holds anything else
     */
    public static JsonNode read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new BadFile(
                        "%s: has %d bytes; such a file has at most %d".formatted(file, Files.size(file), LARGEST));
            }
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            if (!json.isObject()) {
                throw new BadFile(file + ": must hold a JSON object");
            }
            return json;
        } catch (NoSuchFileException e) {
            throw new BadFile(file + ": there is no such file", e);
        } catch (IOException e) {
            throw BadFile.because(file + ": cannot be read", e);
        } catch (JacksonException e) {
            throw new BadFile(file + ": is no valid JSON: " + e.getOriginalMessage(), e);
        }
    }
}

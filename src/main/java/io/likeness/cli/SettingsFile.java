package io.likeness.cli;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file of settings; each of them must be known, so that a slip of the pen is not taken for a default. */
final class SettingsFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SettingsFile() {}

    /**
     * Reads all settings of a record.
     *
     * @throws BadFile if the file is missing or holds something else
     * @throws BadSetting if a value makes no sense
     */
    static <T> T read(Path file, Class<T> type) {
        if (!Files.isRegularFile(file)) {
            throw new BadFile(file + ": there is no such file");
        }
        try {
            return YAML.readValue(file.toFile(), type);
        } catch (DatabindException e) {
            if (e.getCause() instanceof BadSetting wrong) {
                throw new BadSetting(file + ": " + wrong.getMessage());
            }
            throw new BadFile("%s: does not hold these settings: %s%s".formatted(file, place(e), words(e)), e);
        } catch (JacksonException e) {
            throw new BadFile(file + ": is no YAML that can be read: " + words(e), e);
        }
    }

    /** The setting that could not be read. */
    private static String place(DatabindException e) {
        return e.getPath().stream()
                .map(Reference::getPropertyName)
                .filter(name -> name != null)
                .collect(Collectors.joining(".", "", ": "));
    }

    /** Without Jackson's advice to programmers, which it puts in brackets. */
    private static String words(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).replaceFirst(" \\(set `.*", "");
    }
}

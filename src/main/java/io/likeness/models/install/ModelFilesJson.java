package io.likeness.models.install;

import io.likeness.models.layout.ModelFile;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files of an installation as JSON in its row. */
@Converter
class ModelFilesJson implements AttributeConverter<List<ModelFile>, String> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<ModelFile>> FILES = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<ModelFile> files) {
        return JSON.writeValueAsString(files);
    }

    @Override
    public List<ModelFile> convertToEntityAttribute(String text) {
        return JSON.readValue(text, FILES);
    }
}

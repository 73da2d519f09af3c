package io.likeness.models.install;

import io.likeness.models.layout.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The model_index.json of a model that was fetched: it names the pipeline and its parts. */
final class IndexFile {

    private final JsonMapper json = new JsonMapper();

    /**
     * Writes parts that were left out, such as the safety checker, as diffusers writes parts that a pipeline does without: otherwise a
     * checkpoint that is trained on it would not load there.
     */
    void forgetAbsentParts(Path folder) throws IOException {
        Path file = folder.resolve(ModelFiles.INDEX);
        if (!(json.readTree(Files.readAllBytes(file)) instanceof ObjectNode index)) {
            throw new IOException(ModelFiles.INDEX + " holds no JSON object");
        }
        List<String> absent = index.properties().stream()
                .filter(entry ->
                        entry.getValue().isArray() && !entry.getValue().path(0).isNull())
                .map(Map.Entry::getKey)
                .filter(part -> !Files.isDirectory(folder.resolve(part)))
                .toList();
        absent.forEach(part -> index.putArray(part).addNull().addNull());
        if (!absent.isEmpty()) {
            Files.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(index));
        }
    }
}

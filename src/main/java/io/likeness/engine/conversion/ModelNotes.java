package io.likeness.engine.conversion;

import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/** The metadata of a written file, after StabilityAI's modelspec, which other programs show. */
final class ModelNotes {

    private static final String IMPLEMENTATION = "https://github.com/Stability-AI/generative-models";

    /** What a fine-tuning leaves in a checkpoint's folder about where it comes from. */
    private static final String LINEAGE = "likeness.json";

    private ModelNotes() {}

    /** Of a single file; what the source says of itself goes before what its family says. */
    static SequencedMap<String, String> of(Path in, LdmFamily family, Map<String, String> notes) {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put("modelspec.sai_model_spec", "1.0.0");
        all.put(
                "modelspec.architecture",
                family.architecture(
                        notes.getOrDefault(PredictionOf.METADATA, "").equals("v")));
        all.put("modelspec.implementation", IMPLEMENTATION);
        all.putAll(notes);
        trigger(in).ifPresent(words -> all.put("modelspec.trigger_phrase", words));
        return all;
    }

    /** The words that mean the subject of a checkpoint; empty for other models. */
    static Optional<String> trigger(Path in) {
        JsonNode lineage = lineage(in);
        String identifier = lineage.path("identifier").asString("");
        return identifier.isEmpty()
                ? Optional.empty()
                : Optional.of((identifier + " " + lineage.path("classNoun").asString("")).strip());
    }

    static JsonNode lineage(Path in) {
        Path file = in.resolve(LINEAGE);
        return Files.isRegularFile(file)
                ? JsonFile.read(file)
                : tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    }
}

package io.likeness.engine.inspection;

import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.family.ModelFamily;
import io.likeness.engine.inspection.CheckpointInfo.Part;
import io.likeness.engine.lineage.Lineage;
import io.likeness.engine.pipeline.LoraAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Looks at the configs and headers of a diffusers folder, or of one part of it. */
final class FolderInspection {

    private static final List<String> NETWORKS = List.of("text_encoder", "text_encoder_2", "unet", "vae");

    private FolderInspection() {}

    static CheckpointInfo of(Path folder) {
        if (Files.exists(folder.resolve("config.json")) && !Files.exists(folder.resolve(DiffusersFolder.INDEX))) {
            return ofPart(folder);
        }
        DiffusersFolder model = DiffusersFolder.read(folder);
        List<Part> parts = new ArrayList<>();
        for (String network : NETWORKS) {
            if (model.has(network)) {
                parts.add(FileInspection.partOf(network, headers(model.weightFiles(network))));
            }
        }
        Path adapter = folder.resolve(LoraAdapter.FILE);
        if (Files.exists(adapter)) {
            parts.add(FileInspection.partOf("adapter", headers(List.of(adapter))));
        }
        return new CheckpointInfo(family(model), parts, facts(model));
    }

    /** One network's folder. */
    private static CheckpointInfo ofPart(Path folder) {
        JsonNode config = JsonFile.read(folder.resolve("config.json"));
        String name = String.valueOf(folder.getFileName());
        String architecture = config.path("architectures").path(0).asString("unknown");
        return new CheckpointInfo(
                FileInspection.printable(config.path("_class_name").asString(architecture)),
                List.of(FileInspection.partOf(name, headers(DiffusersFolder.weightFilesIn(folder)))),
                Map.of());
    }

    /** The files with the weights of a folder. */
    static List<Path> weightFiles(Path folder) {
        if (!Files.exists(folder.resolve(DiffusersFolder.INDEX))) {
            return DiffusersFolder.weightFilesIn(folder);
        }
        DiffusersFolder model = DiffusersFolder.read(folder);
        List<Path> files = new ArrayList<>();
        NETWORKS.stream().filter(model::has).forEach(network -> files.addAll(model.weightFiles(network)));
        Path adapter = folder.resolve(LoraAdapter.FILE);
        if (Files.exists(adapter)) {
            files.add(adapter);
        }
        return files;
    }

    private static List<SafetensorsHeader> headers(List<Path> files) {
        return files.stream().map(SafetensorsHeader::read).toList();
    }

    private static String family(DiffusersFolder model) {
        if (!model.pipeline().startsWith("StableDiffusion") || !model.has("unet")) {
            return "unknown (" + FileInspection.printable(model.pipeline()) + ")";
        }
        return ModelFamily.of(model).title();
    }

    private static Map<String, String> facts(DiffusersFolder model) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (model.has("unet") && model.has("vae")) {
            addSizes(facts, JsonFile.read(model.config("unet")), JsonFile.read(model.config("vae")));
        }
        if (model.has("scheduler")) {
            JsonNode scheduler = JsonFile.read(model.path().resolve("scheduler/scheduler_config.json"));
            facts.put("noise scheduler", text(scheduler, "_class_name", "?"));
            facts.put("prediction", text(scheduler, "prediction_type", "epsilon"));
        }
        addLineage(facts, model.path().resolve(Lineage.FILE));
        return facts;
    }

    private static void addSizes(Map<String, String> facts, JsonNode unet, JsonNode vae) {
        int factor = 1 << Math.clamp(vae.path("block_out_channels").size() - 1, 0, 10);
        int size = unet.path("sample_size").asInt(0) * factor;
        if (size > 0) {
            facts.put("picture size", size + " x " + size);
        }
        facts.put("latents", unet.path("in_channels").asInt(0) + " channels, 1/" + factor + " of the picture's size");
        facts.put("text width", text(unet, "cross_attention_dim", "?"));
    }

    private static void addLineage(Map<String, String> facts, Path file) {
        if (!Files.exists(file)) {
            return;
        }
        JsonNode likeness = JsonFile.read(file);
        for (String key : List.of("identifier", "classNoun", "stepsDone", "baseModel")) {
            if (likeness.hasNonNull(key)) {
                facts.put(key, text(likeness, key, ""));
            }
        }
    }

    private static String text(JsonNode json, String key, String missing) {
        JsonNode value = json.path(key);
        String text = value.isContainer() ? value.toString() : value.asString(missing);
        return FileInspection.printable(text);
    }
}

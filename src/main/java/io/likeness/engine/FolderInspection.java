package io.likeness.engine;

import io.likeness.engine.CheckpointInfo.Part;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Looks at the configs and headers of a diffusers folder. */
final class FolderInspection {

    private static final List<String> NETWORKS = List.of("text_encoder", "text_encoder_2", "unet", "vae");

    private FolderInspection() {}

    static CheckpointInfo of(Path folder) {
        DiffusersFolder model = DiffusersFolder.open(folder);
        List<Part> parts = new ArrayList<>();
        for (String network : NETWORKS) {
            if (Files.isDirectory(folder.resolve(network))) {
                parts.add(FileInspection.part(network, headers(model, network)));
            }
        }
        return new CheckpointInfo(family(folder), parts, facts(folder));
    }

    private static List<SafetensorsHeader> headers(DiffusersFolder model, String network) {
        return model.weightFiles(network).stream().map(SafetensorsHeader::read).toList();
    }

    private static String family(Path folder) {
        if (Files.isDirectory(folder.resolve("text_encoder_2"))) {
            return "Stable Diffusion XL";
        }
        boolean linear = json(folder.resolve("unet/config.json"))
                .path("use_linear_projection")
                .asBoolean(false);
        return linear ? "Stable Diffusion 2.x" : "Stable Diffusion 1.x";
    }

    private static Map<String, String> facts(Path folder) {
        Map<String, String> facts = new LinkedHashMap<>();
        JsonNode unet = json(folder.resolve("unet/config.json"));
        JsonNode vae = json(folder.resolve("vae/config.json"));
        JsonNode scheduler = json(folder.resolve("scheduler/scheduler_config.json"));
        int factor = 1 << Math.max(0, vae.path("block_out_channels").size() - 1);
        int size = unet.path("sample_size").asInt(0) * factor;
        facts.put("picture size", size + " x " + size);
        facts.put("latents", unet.path("in_channels").asInt(0) + " channels, 1/" + factor + " of the picture's size");
        facts.put("text width", unet.path("cross_attention_dim").asString("?"));
        facts.put("noise scheduler", scheduler.path("_class_name").asString("?"));
        facts.put("prediction", scheduler.path("prediction_type").asString("epsilon"));
        Path ours = folder.resolve(Lineage.FILE);
        if (Files.exists(ours)) {
            JsonNode likeness = json(ours);
            for (String key : List.of("identifier", "classNoun", "steps", "baseModel")) {
                if (likeness.hasNonNull(key)) {
                    facts.put(key, likeness.get(key).asString());
                }
            }
        }
        return facts;
    }

    private static JsonNode json(Path file) {
        try {
            return EngineJson.MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new BadFile(
                    file + ": cannot be read: " + (Files.exists(file) ? e.getMessage() : "there is no such file"), e);
        } catch (JacksonException e) {
            throw new BadFile(file + ": is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}

package io.likeness.engine.conversion;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.JsonFile;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.family.ModelFamily;
import io.likeness.engine.pipeline.LoraAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** A model in diffusers' folders, whatever the precision and the number of its weight files. */
final class FolderSource implements ModelSource {

    private static final List<String> NETWORKS = List.of("unet", "vae", "text_encoder", "text_encoder_2");

    private final DiffusersFolder folder;
    private final LdmFamily family;
    private final Map<String, SequencedMap<String, StoredTensor>> parts = new LinkedHashMap<>();

    FolderSource(Path path) {
        folder = DiffusersFolder.read(path);
        if (Files.exists(path.resolve(LoraAdapter.FILE))) {
            throw new BadFile(path + ": holds an adapter beside its base model; convert it --to kohya or --to peft, and"
                    + " the base model by itself");
        }
        family = family(folder);
        for (String network : NETWORKS) {
            if (folder.has(network)) {
                parts.put(network, tensors(folder.weights(network)));
            }
        }
        family.networks().forEach(network -> {
            if (!parts.containsKey(network.part())) {
                throw new BadFile("%s: has no %s, which %s needs".formatted(path, network.part(), family.title()));
            }
        });
    }

    static LdmFamily family(DiffusersFolder folder) {
        return ModelFamily.of(folder).singleFile();
    }

    private static SequencedMap<String, StoredTensor> tensors(List<SafetensorsFile> shards) {
        SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (SafetensorsFile shard : shards) {
            for (String name : shard.names()) {
                if (tensors.put(name, StoredTensor.of(shard, name)) != null) {
                    throw new BadFile("%s: tensor '%s' is in another shard as well".formatted(shard.path(), name));
                }
            }
        }
        return tensors;
    }

    @Override
    public LdmFamily family() {
        return family;
    }

    @Override
    public Map<String, SequencedMap<String, StoredTensor>> parts() {
        return parts;
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    /** Other programs tell the two kinds of 2.x without a mark; of 1.x and XL they take the usual one unless they see it. */
    @Override
    public Set<String> marks() {
        Set<String> marks = new LinkedHashSet<>();
        if (folder.predictsVelocity() && family != LdmFamily.STABLE_DIFFUSION_2) {
            marks.add(SingleFileScheduler.V_PRED);
        }
        if (folder.endsInPureNoise()) {
            marks.add(SingleFileScheduler.ZTSNR);
        }
        return marks;
    }

    @Override
    public KeyReport report() {
        return new KeyReport(parts.values().stream().mapToInt(Map::size).sum(), new LinkedHashMap<>(), List.of());
    }

    @Override
    public Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put(PredictionOf.METADATA, folder.predictsVelocity() ? "v" : folder.predictionType());
        int latents = JsonFile.read(folder.config("unet")).path("sample_size").asInt(0);
        int factor = 1
                << Math.clamp(
                        JsonFile.read(folder.config("vae"))
                                        .path("block_out_channels")
                                        .size()
                                - 1,
                        0,
                        10);
        if (latents > 0) {
            notes.put("modelspec.resolution", "%1$dx%1$d".formatted(latents * factor));
        }
        notes.put(
                "modelspec.title",
                String.valueOf(folder.path().toAbsolutePath().normalize().getFileName()));
        return notes;
    }

    /** All files but weights. */
    @Override
    public void writeRest(Path to) throws IOException {
        copy(folder.path(), to);
        for (String part : folder.parts()) {
            copy(folder.path().resolve(part), to.resolve(part));
        }
        Path scheduler = folder.path().resolve("scheduler");
        if (Files.isDirectory(scheduler) && !Files.exists(to.resolve("scheduler"))) {
            copy(scheduler, to.resolve("scheduler"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".json") && !name.contains(".safetensors.") || name.endsWith(".txt")) {
                    Files.copy(file, to.resolve(name));
                }
            }
        }
    }
}

package io.likeness.engine.checkpoint.ldm;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.StoredTensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A whole model in one file of the original layout, taken apart into networks under diffusers' names; nothing is read but the header.
 *
 * @param path the file
 * @param family which networks are inside
 * @param parts the tensors of each, by its folder in diffusers' layout
 * @param metadata the file's own notes
 * @param report what became of the file's tensors
 */
public record SingleFile(
        Path path,
        LdmFamily family,
        Map<String, SequencedMap<String, StoredTensor>> parts,
        Map<String, String> metadata,
        KeyReport report) {

    /** The part that many files leave to another one. */
    public static final String VAE = "vae";

    /**
     * Opens a file.
     *
     * @throws BadFile if it is no single file of a known family, or a network is missing
     */
    public static SingleFile open(Path path) {
        SingleFile file = openWithOrWithoutAutoencoder(path);
        if (!file.parts.containsKey(VAE)) {
            throw new BadFile(path + ": has no tensors of the vae, expected names that begin with first_stage_model.");
        }
        return file;
    }

    /** Opens a file whose autoencoder may lie elsewhere. */
    public static SingleFile openWithOrWithoutAutoencoder(Path path) {
        SafetensorsFile file = SafetensorsFile.open(path);
        LdmFamily family = LdmFamily.of(file.names(), path);
        SequencedMap<String, String> notNeeded = new LinkedHashMap<>();
        Map<NetworkLayout, SequencedMap<String, StoredTensor>> original = new LinkedHashMap<>();
        family.networks().forEach(network -> original.put(network, new LinkedHashMap<>()));
        List<String> unknown = new ArrayList<>();
        for (String name : file.names()) {
            KnownExtras.reason(OriginalNames.usual(name), family)
                    .ifPresentOrElse(reason -> notNeeded.put(name, reason), () -> sort(file, name, original, unknown));
        }
        return translated(file, family, original, notNeeded, unknown);
    }

    private static void sort(
            SafetensorsFile file,
            String name,
            Map<NetworkLayout, SequencedMap<String, StoredTensor>> original,
            List<String> unknown) {
        String usual = OriginalNames.usual(name);
        for (Map.Entry<NetworkLayout, SequencedMap<String, StoredTensor>> network : original.entrySet()) {
            String prefix = network.getKey().prefix();
            if (usual.startsWith(prefix)) {
                StoredTensor tensor = StoredTensor.of(file, name);
                if (network.getValue().putIfAbsent(usual.substring(prefix.length()), tensor) != null) {
                    unknown.add(name); // once under this spelling and once under another
                }
                return;
            }
        }
        unknown.add(name);
    }

    private static SingleFile translated(
            SafetensorsFile file,
            LdmFamily family,
            Map<NetworkLayout, SequencedMap<String, StoredTensor>> original,
            SequencedMap<String, String> notNeeded,
            List<String> unknown) {
        Map<String, SequencedMap<String, StoredTensor>> parts = new LinkedHashMap<>();
        original.forEach((network, tensors) -> {
            if (tensors.isEmpty() && network.part().equals(VAE)) {
                return;
            }
            if (tensors.isEmpty()) {
                throw new BadFile("%s: has no tensors of the %s, expected names that begin with %s"
                        .formatted(file.path(), network.part(), network.prefix()));
            }
            List<String> strangers = new ArrayList<>();
            parts.put(network.part(), network.toDiffusers(tensors, strangers));
            strangers.forEach(name -> unknown.add(network.prefix() + name));
        });
        int matched = file.names().size() - notNeeded.size() - unknown.size();
        return new SingleFile(file.path(), family, parts, file.metadata(), new KeyReport(matched, notNeeded, unknown));
    }

    /** The tensors of one network, under diffusers' names. */
    public SequencedMap<String, StoredTensor> part(String part) {
        SequencedMap<String, StoredTensor> tensors = parts.get(part);
        if (tensors == null) {
            throw new BadFile("%s: a single file of %s has no %s".formatted(path, family.title(), part));
        }
        return tensors;
    }
}

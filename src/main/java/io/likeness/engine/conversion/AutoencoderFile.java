package io.likeness.engine.conversion;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.ldm.LdmFamily;
import io.likeness.engine.checkpoint.ldm.NetworkLayout;
import io.likeness.engine.checkpoint.ldm.OriginalNames;
import io.likeness.engine.vae.VaeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * An autoencoder that comes from elsewhere, for a single file that has none.
 *
 * @param path what was chosen
 * @param tensors under diffusers' names
 * @param config its configuration; null where its shapes must tell
 */
record AutoencoderFile(
        Path path,
        SequencedMap<String, StoredTensor> tensors,
        @Nullable Path config) {

    private static final NetworkLayout.Vae LAYOUT = new NetworkLayout.Vae();

    /** Configurations state five digits of a scaling factor. */
    private static final double SAME = 1e-3;

    /** What people call the autoencoder of a single file that lies beside it. */
    private static final String SUFFIX = ".vae.safetensors";

    AutoencoderFile {
        if (tensors.isEmpty()) {
            throw new BadFile(path + ": holds no autoencoder");
        }
    }

    /** Reads a diffusers model's, a folder of one, or a file: an autoencoder alone, or a whole model. */
    static AutoencoderFile read(Path chosen) {
        if (!Files.isDirectory(chosen)) {
            return new AutoencoderFile(chosen, original(SafetensorsFile.open(chosen)), null);
        }
        Path folder = Files.exists(chosen.resolve(DiffusersFolder.INDEX)) ? chosen.resolve("vae") : chosen;
        SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Path file : DiffusersFolder.weightFilesIn(folder)) {
            tensors.putAll(original(SafetensorsFile.open(file)));
        }
        Path config = folder.resolve("config.json");
        return new AutoencoderFile(chosen, tensors, Files.exists(config) ? config : null);
    }

    /**
     * Refuses one whose latents are not those that the model was trained on: every picture would be noise or off in its colours.
     *
     * @param family of the model
     * @param expected the configuration that the model itself brings; null: it is as its family is
     */
    void requireFits(LdmFamily family, @Nullable Path expected) {
        if (config == null) {
            return; // a file without one takes the family's, and its channels are compared with the UNet's
        }
        double scaling = VaeConfig.read(config).scalingFactor();
        double usual = expected == null
                ? FamilyRules.scalingFactor(family)
                : VaeConfig.read(expected).scalingFactor();
        if (Math.abs(scaling - usual) > usual * SAME) {
            throw new BadSetting(
                    "%s: the autoencoder there scales its latents by %s, but the model (%s) was trained on latents scaled by %s; choose one of the same family"
                            .formatted(path, scaling, family.title(), usual));
        }
    }

    private static SequencedMap<String, StoredTensor> original(SafetensorsFile file) {
        SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (String name : file.names()) {
            String usual = OriginalNames.usual(name);
            if (usual.startsWith(LAYOUT.prefix())) {
                tensors.put(usual.substring(LAYOUT.prefix().length()), StoredTensor.of(file, name));
            }
        }
        return LAYOUT.toDiffusers(tensors, new ArrayList<>());
    }

    /** The one that lies beside a single file. */
    static Optional<Path> beside(Path file) {
        Path named =
                file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", "") + SUFFIX);
        return Files.isRegularFile(named) ? Optional.of(named) : Optional.empty();
    }

    /** What to do about a single file that has none. */
    static BadSetting missing(Path file) {
        return new BadSetting(
                ("%s: has no autoencoder (no tensor's name begins with first_stage_model.), as models have that"
                                + " leave its choice to the person: give --vae with a diffusers model of the same family, its"
                                + " folder vae, or a .safetensors file of an autoencoder; or put such a file beside it as %s")
                        .formatted(
                                file, String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", "") + SUFFIX));
    }
}

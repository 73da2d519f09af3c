package io.likeness.models.install;

import io.likeness.engine.EngineException;
import io.likeness.engine.conversion.SingleFileFacts;
import io.likeness.engine.inspection.AdapterFile;
import io.likeness.engine.inspection.CheckpointInfo;
import io.likeness.models.InstalledModel;
import io.likeness.models.ModelInspection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A single file that can become a model, by its header and the small files beside it.
 *
 * @param file absolute
 * @param config the folder beside it with configurations of its own; null: they follow from the family
 * @param autoencoder the installed model whose autoencoder it takes; null: its own, or one beside it
 */
record SingleFileCheck(
        Path file, @Nullable Path config, @Nullable InstalledModel autoencoder, SingleFileFacts facts) {

    /**
     * Looks at a file.
     *
     * @param origin where its like came from: how more files can come to it
     * @param name what people call it
     * @param autoencoder the installed model whose autoencoder it takes; null: its own, or one beside it
     * @throws Refusal if no model can be made of it
     */
    static SingleFileCheck of(Path file, Origin origin, String name, @Nullable InstalledModel autoencoder) {
        Path folder = Objects.requireNonNull(file.getParent());
        try {
            refuseAdapter(file, name);
            if (autoencoder == null) {
                refuseWithoutAutoencoder(file, origin, name);
            }
            Path config = configBeside(file);
            Path vae = autoencoder == null ? null : autoencoder.folder();
            return new SingleFileCheck(file, config, autoencoder, SingleFileFacts.read(file, config, vae));
        } catch (EngineException unusable) {
            throw new Refusal(
                    "This cannot be used: %s."
                            .formatted(ModelInspection.words(unusable, folder)
                                    .replace(String.valueOf(file.getFileName()), name)),
                    "Take another version of the model. One with an architecture of its own needs its configurations as in"
                            + " diffusers' layout, unet/config.json and the others: "
                            + FilesBeside.bring(origin, "these"));
        }
    }

    /** The folder with configurations of the model's own; null if there are none. */
    static @Nullable Path configBeside(Path file) {
        Path folder = Objects.requireNonNull(file.getParent());
        return Files.isRegularFile(folder.resolve("unet/config.json")) ? folder : null;
    }

    private static void refuseAdapter(Path file, String name) {
        CheckpointInfo info = CheckpointInfo.read(file);
        AdapterFile.unusable(file).ifPresent(words -> {
            throw new Refusal("\"%s\" %s.".formatted(name, words), "Look for the model, or for a LoRA of the same.");
        });
        if (info.isAdapter()) {
            throw new Refusal(
                    "%s is %s %s: it changes a base model and is none."
                            .formatted(name, info.family().startsWith("E") ? "an" : "a", info.family()),
                    "Its place is the page Adapters: add it there, then choose it in the Studio.");
        }
    }

    private static void refuseWithoutAutoencoder(Path file, Origin origin, String name) {
        if (SingleFileFacts.lacksAutoencoder(file)) {
            throw new Refusal(
                    "%s has no autoencoder, as models have that leave its choice to you.".formatted(name),
                    FilesBeside.autoencoder(origin, name)
                            + " Or install a model of the same family, then try again: its autoencoder will be on offer. Or"
                            + " take a version of the model with one (\"baked VAE\").");
        }
    }

    /** What went by the board, for the card; empty if nothing did. */
    String description() {
        String names = facts.leftOutWords();
        String leftOut = names.isEmpty() ? "" : "Left out, as no network has a place for it: " + names + ".";
        String taken = autoencoder == null ? "" : "Its autoencoder is that of %s.".formatted(autoencoder.name());
        return String.join(
                " ",
                Stream.concat(facts.remarks().stream().map(SingleFileCheck::sentence), Stream.of(taken, leftOut))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String sentence(String remark) {
        return remark.substring(0, 1).toUpperCase(Locale.ROOT) + remark.substring(1) + ".";
    }
}

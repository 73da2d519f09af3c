package io.likeness.engine.checkpoint;

import io.likeness.engine.EngineException.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the safetensors files that hold a network's weights in its folder. */
final class WeightFiles {

    /** diffusers' name of a network's file, and transformers'. */
    private static final List<String> STEMS = List.of("diffusion_pytorch_model", "model");

    /** Full precision first: a folder often holds both. */
    private static final List<String> VARIANTS = List.of("", ".fp16", ".bf16");

    private static final List<String> PICKLES = List.of(".bin", ".ckpt", ".pt", ".pth", ".pkl");

    private static final String PICKLE_REFUSAL =
            ": pickle files are refused because reading one can run any code; " + Pickles.WAY_OUT;

    /** "PK", 3, 4: what a zip archive begins with, read as a little-endian number. */
    private static final int ZIP = 0x04034b50;

    /** The mark of a pickle's protocol, before its number. */
    private static final int PICKLE = 0x80;

    private static final int NEWEST_PICKLE = 5;

    private static final long PNG = 0x0a1a0a0d474e5089L;

    private static final int JPEG = 0xffd8ff;
    private static final int RIFF = 0x46464952; // WebP, whose name comes behind its length
    private static final int GIF = 0x38464947;

    private WeightFiles() {}

    /**
     * One file, or the shards that an index names.
     *
     * @throws BadFile if there are none, or a shard is missing
     */
    static List<Path> in(Path folder) {
        for (String variant : VARIANTS) {
            for (String stem : STEMS) {
                Optional<List<Path>> files = named(folder, stem, variant);
                if (files.isPresent()) {
                    return files.get();
                }
            }
        }
        throw none(folder);
    }

    /** Says that a pickle is one, instead of that it is no safetensors file. */
    static void refusePickle(Path file) {
        if (isPickle(file)) {
            throw new BadFile(file + PICKLE_REFUSAL);
        }
    }

    /** Says that a renamed PyTorch file is one, by its first bytes. */
    static void refuseZip(Path file, long firstBytes) {
        if ((int) firstBytes == ZIP) {
            throw new BadFile(file + ": is a zip archive, as PyTorch's pickles are, whatever its name says; pickles are"
                    + " refused because reading one can run any code; " + Pickles.WAY_OUT);
        }
    }

    /** Says what a file is whose first bytes are no size of a header. */
    static void refuseOthers(Path file, long firstBytes) {
        if ((firstBytes & 0xff) == PICKLE && (firstBytes >> 8 & 0xff) <= NEWEST_PICKLE) {
            throw new BadFile(
                    file + ": is a pickle, whatever its name says" + PICKLE_REFUSAL.replaceFirst("^: p", "; p"));
        }
        if (firstBytes == PNG
                || (firstBytes & 0xffffff) == JPEG
                || (int) firstBytes == RIFF
                || (int) firstBytes == GIF) {
            throw new BadFile(file + ": is a picture, whatever its name says");
        }
    }

    /** Whether a file's name is one of those that hold pickled objects, which can run code when they are read. */
    static boolean isPickle(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return PICKLES.stream().anyMatch(name::endsWith);
    }

    private static Optional<List<Path>> named(Path folder, String stem, String variant) {
        Path one = folder.resolve(stem + variant + ".safetensors");
        if (Files.isRegularFile(one)) {
            return Optional.of(List.of(one));
        }
        // The second is how diffusers called the index of a variant until 2024.
        return Stream.of(".safetensors.index" + variant + ".json", ".safetensors" + variant + ".index.json")
                .map(ending -> folder.resolve(stem + ending))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(index -> shards(folder, index))
                .or(() -> shardsWithoutIndex(folder, stem, variant));
    }

    /** All shards of a network are there, which their names tell, but no index is. */
    private static Optional<List<Path>> shardsWithoutIndex(Path folder, String stem, String variant) {
        String number = "-(\\d{5})-of-(\\d{5})";
        String dotted = Pattern.quote(variant);
        Pattern name = Pattern.compile("%s(?:%s%s|%s%s)\\.safetensors".formatted(stem, dotted, number, number, dotted));
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> shards = files.filter(file ->
                            name.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
            boolean whole = !shards.isEmpty()
                    && String.valueOf(shards.getLast().getFileName())
                            .contains("-%1$05d-of-%1$05d".formatted(shards.size()));
            return whole ? Optional.of(shards) : Optional.empty();
        } catch (IOException e) {
            throw BadFile.because(folder + ": cannot be read", e);
        }
    }

    private static List<Path> shards(Path folder, Path index) {
        Set<String> names = new TreeSet<>();
        for (JsonNode name : JsonFile.read(index).path("weight_map").values()) {
            names.add(name.asString(""));
        }
        if (names.isEmpty()) {
            throw new BadFile(index + ": its weight_map names no files");
        }
        return names.stream().map(name -> shard(folder, index, name)).toList();
    }

    private static Path shard(Path folder, Path index, String name) {
        if (name.isEmpty() || name.contains("/") || name.contains("\\") || !name.endsWith(".safetensors")) {
            throw new BadFile("%s: names the shard '%s', expected a safetensors file beside it".formatted(index, name));
        }
        Path shard = folder.resolve(name);
        if (!Files.isRegularFile(shard)) {
            throw new BadFile("%s: there is no such file, though %s names it".formatted(shard, index.getFileName()));
        }
        return shard;
    }

    private static BadFile none(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new BadFile(folder + ": there is no such folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> pickle = files.filter(WeightFiles::isPickle).findFirst();
            return new BadFile(
                    pickle.isPresent()
                            ? pickle.get() + PICKLE_REFUSAL
                            : folder
                                    + ": holds no weights, expected diffusion_pytorch_model.safetensors or model.safetensors");
        } catch (IOException e) {
            return BadFile.because(folder + ": cannot be read", e);
        }
    }
}

package io.likeness.models.layout;

import io.likeness.models.layout.ModelFiles.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model that is one .safetensors file, in a listing without {@code model_index.json}: the file, and the small files beside it that help to
 * make a folder of it (a tokenizer, configurations of its own, the original code's YAML).
 */
public final class SingleFileListing {

    private static final Pattern MODEL = Pattern.compile("[\\p{L}\\p{N}_(\\[][^/\\\\\\p{C}]{0,200}\\.safetensors");

    /** Of parts of a model, of adapters, and of a model in pieces. */
    private static final Pattern OTHERS = Pattern.compile(
            "(diffusion_pytorch_model|model|pytorch_lora_weights)(\\..+)?\\.safetensors|.+-\\d{5}-of-\\d{5}.+");

    /** What people call an autoencoder that goes with the model of the same name. */
    private static final String AUTOENCODER = ".vae.safetensors";

    private static final Pattern BESIDE =
            Pattern.compile("(vocab|tokenizer|tokenizer_config|added_tokens)\\.json|merges\\.txt"
                    + "|(tokenizer|tokenizer_2)/[A-Za-z0-9_][A-Za-z0-9._-]{0,80}\\.(json|txt)"
                    + "|(unet|vae|text_encoder|text_encoder_2)/config\\.json|scheduler/scheduler_config\\.json");

    /** At the root, and named by nobody. */
    private static final Set<String> FIXED =
            Set.of(ModelFiles.INDEX, "vocab.json", "tokenizer.json", "tokenizer_config.json", "added_tokens.json");

    private static final Pattern NAMED = Pattern.compile("[^/]+\\.(safetensors|yaml|json)");

    private SingleFileListing() {}

    /** Whether a file by this name may be a whole model. */
    public static boolean isNamed(String name) {
        return isModel(name) && !OTHERS.matcher(name).matches();
    }

    /** Whether a person who names such a file can mean a model. */
    public static boolean isModel(String name) {
        return MODEL.matcher(name).matches() && !name.endsWith(AUTOENCODER);
    }

    /** Where a chosen file is kept: disks do not hold all that people call their files, so those they named get a name that is the studio's. */
    public static String stored(String path) {
        if (path.endsWith(AUTOENCODER) && !path.contains("/")) {
            return "model" + AUTOENCODER;
        }
        Matcher named = NAMED.matcher(path);
        return named.matches() && !FIXED.contains(path) ? "model." + named.group(1) : path;
    }

    /** The model among files that were chosen; empty if they are a folder in diffusers' layout. */
    public static Optional<ModelFile> in(List<ModelFile> chosen) {
        return chosen.stream().anyMatch(file -> file.path().equals(ModelFiles.INDEX))
                ? Optional.empty()
                : chosen.stream().filter(file -> isModel(file.path())).findFirst();
    }

    /** What a base model in this file is called. */
    public static String title(String fileName) {
        return fileName.replaceFirst("\\.safetensors$", "");
    }

    /** The only model of the listing, and what helps. */
    static Choice choose(List<ModelFile> listing) {
        List<String> models = listing.stream()
                .map(ModelFile::path)
                .filter(SingleFileListing::isNamed)
                .sorted()
                .toList();
        return switch (models.size()) {
            case 0 -> none(listing);
            case 1 -> choose(listing, models.getFirst());
            default ->
                new Choice.Refused(
                        "There are %d models, each in a single file: %s."
                                .formatted(
                                        models.size(), models.stream().limit(20).collect(Collectors.joining(", "))),
                        "Take one of them; on the hub, name it after the repository: owner/name/" + models.getFirst());
        };
    }

    private static Choice none(List<ModelFile> listing) {
        List<String> pickles = listing.stream()
                .map(ModelFile::path)
                .filter(path -> !path.contains("/") && NetworkWeights.isPickle(path))
                .limit(20)
                .toList();
        if (listing.stream().map(ModelFile::path).anyMatch(SingleFileListing::isBadlyNamed)) {
            return new Choice.Refused(
                    "A .safetensors file has a name that is too long, or begins with or holds characters that not every disk can keep.",
                    "Give it a short name that begins with a letter or a digit, then upload it.");
        }
        return pickles.isEmpty()
                ? new Choice.Refused(
                        "There is neither a model_index.json, which every model in diffusers' layout has, nor a whole model in one"
                                + " .safetensors file.",
                        "Take the folder that holds model_index.json itself, with unet, vae and text_encoder beside it, or the"
                                + " model's file.")
                : new Choice.Refused(
                        "The model comes as a pickle only (%s), and reading a pickle can run any code."
                                .formatted(String.join(", ", pickles)),
                        "Take a version of it as .safetensors, or convert it on a machine that you can lose.");
    }

    private static boolean isBadlyNamed(String path) {
        return !path.contains("/")
                && path.endsWith(".safetensors")
                && !MODEL.matcher(path).matches();
    }

    /** This model of the listing, and what helps. */
    public static Choice choose(List<ModelFile> listing, String name) {
        Optional<ModelFile> model = listing.stream()
                .filter(file -> file.path().equals(name))
                .filter(file -> isModel(name))
                .findFirst();
        if (model.isEmpty()) {
            return new Choice.Refused(
                    "There is no file %s.".formatted(name),
                    "Check the spelling, capitals too; it ends with .safetensors.");
        }
        String stem = title(name);
        Stream<ModelFile> helpful = listing.stream()
                .filter(file ->
                        file.path().equals(stem + AUTOENCODER) || ModelFiles.isSmall(file) && helps(file.path(), stem));
        return ModelFiles.counted(Stream.concat(helpful, model.stream())
                .sorted(Comparator.comparing(ModelFile::path))
                .toList());
    }

    private static boolean helps(String path, String stem) {
        return BESIDE.matcher(path).matches()
                || ModelFiles.isNote(path)
                || path.equals(stem + ".yaml")
                || path.equals(stem + ".json");
    }
}

package io.likeness.models.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Chooses the files of a base model from a listing, as diffusers does: the parts that the studio works with, of each network its safetensors
 * in full precision or else its fp16 variant, and never a pickle. Names that do not fit are left where they are, so none can lead elsewhere.
 */
public final class ModelFiles {

    /** The file that makes a folder a model. */
    public static final String INDEX = "model_index.json";

    private static final List<String> NETWORKS = List.of("unet", "vae", "text_encoder", "text_encoder_2");
    private static final Set<String> NEEDED = Set.of("unet", "vae", "text_encoder");
    private static final List<String> SETTINGS = List.of("scheduler", "tokenizer", "tokenizer_2");

    private static final Pattern NOTES = Pattern.compile("README\\.md|LICEN[SC]E[A-Za-z0-9._-]{0,40}");
    private static final Pattern SETTINGS_FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,80}\\.(json|txt)");
    private static final Pattern PICKLE = Pattern.compile(".+\\.(bin|ckpt|pt|pth|pkl)");

    /** In the order of preference; diffusers' name of a network's file, and transformers'. */
    private static final List<Variant> VARIANTS = List.of(
            new Variant("(?:diffusion_pytorch_model|model)(?:-\\d{5}-of-\\d{5})?\\.safetensors(?:\\.index\\.json)?"),
            new Variant("(?:diffusion_pytorch_model|model)"
                    + "(?:\\.fp16(?:-\\d{5}-of-\\d{5})?\\.safetensors|\\.safetensors\\.index\\.fp16\\.json)"));

    /** Settings have kilobytes, vocabularies two megabytes. */
    private static final long LARGEST_SETTINGS_FILE = 64L << 20;

    private ModelFiles() {}

    private record Variant(Pattern names) {
        Variant(String names) {
            this(Pattern.compile(names));
        }
    }

    /** What a listing has to offer. */
    public sealed interface Choice {

        /** These files make a base model, by path. */
        record Chosen(List<ModelFile> files) implements Choice {

            public Chosen {
                files = List.copyOf(files);
            }

            /** Their sizes together. */
            public long bytes() {
                return ModelFile.bytes(files);
            }
        }

        /** There is no base model in it; the sentences say why and what to do. */
        record Refused(String cause, String next) implements Choice {}
    }

    /** The files of the base model in a listing. */
    public static Choice choose(List<ModelFile> listing) {
        if (listing.stream().noneMatch(file -> file.path().equals(INDEX))) {
            return noIndex(listing);
        }
        List<ModelFile> chosen = new ArrayList<>(settings(listing));
        for (String network : NETWORKS) {
            List<ModelFile> weights = weights(listing, network);
            if (weights.isEmpty()
                    && (NEEDED.contains(network) || !in(network, listing).isEmpty())) {
                return noWeights(network, in(network, listing));
            }
            chosen.addAll(weights);
        }
        chosen.sort(Comparator.comparing(ModelFile::path));
        return counted(chosen);
    }

    /** Sizes whose sum wraps round would pass for small ones. */
    private static Choice counted(List<ModelFile> chosen) {
        try {
            ModelFile.bytes(chosen);
            return new Choice.Chosen(chosen);
        } catch (ArithmeticException beyondCounting) {
            return new Choice.Refused(
                    "The files are said to have more bytes together than any disk has.",
                    "Take the model from another place: this listing cannot be true.");
        }
    }

    private static List<ModelFile> settings(List<ModelFile> listing) {
        Predicate<ModelFile> small = file -> file.bytes() <= LARGEST_SETTINGS_FILE;
        List<ModelFile> chosen = new ArrayList<>(listing.stream()
                .filter(small)
                .filter(file ->
                        file.path().equals(INDEX) || NOTES.matcher(file.path()).matches())
                .toList());
        for (String part : SETTINGS) {
            chosen.addAll(in(part, listing).stream()
                    .filter(small)
                    .filter(file -> SETTINGS_FILE.matcher(name(file)).matches())
                    .toList());
        }
        for (String network : NETWORKS) {
            chosen.addAll(in(network, listing).stream()
                    .filter(small)
                    .filter(file -> name(file).equals("config.json"))
                    .toList());
        }
        return chosen;
    }

    /** One variant whole: one file, or shards with their index. */
    private static List<ModelFile> weights(List<ModelFile> listing, String network) {
        for (Variant variant : VARIANTS) {
            List<ModelFile> fitting = in(network, listing).stream()
                    .filter(file -> variant.names().matcher(name(file)).matches())
                    .toList();
            Optional<ModelFile> single = fitting.stream()
                    .filter(file ->
                            name(file).endsWith(".safetensors") && !name(file).contains("-of-"))
                    .findFirst();
            if (single.isPresent()) {
                return List.of(single.get());
            }
            if (fitting.stream().anyMatch(file -> name(file).endsWith(".safetensors"))) {
                return fitting;
            }
        }
        return List.of();
    }

    private static List<ModelFile> in(String part, List<ModelFile> listing) {
        String prefix = part + "/";
        return listing.stream()
                .filter(file -> file.path().startsWith(prefix))
                .filter(file -> file.path().indexOf('/', prefix.length()) < 0)
                .toList();
    }

    private static String name(ModelFile file) {
        return file.path().substring(file.path().indexOf('/') + 1);
    }

    private static Choice noWeights(String network, List<ModelFile> found) {
        Set<String> pickles = new TreeSet<>();
        found.stream()
                .map(ModelFiles::name)
                .filter(name -> PICKLE.matcher(name).matches())
                .forEach(pickles::add);
        return pickles.isEmpty()
                ? new Choice.Refused(
                        "The part %s has no safetensors file.".formatted(network),
                        "Take a model in diffusers' layout whose parts hold safetensors files.")
                : new Choice.Refused(
                        "The part %s comes as a pickle only (%s), and reading a pickle can run any code."
                                .formatted(network, String.join(", ", pickles)),
                        "Take a version of the model with safetensors files, or convert it on a machine that you can lose.");
    }

    /** A single file has its own sentence: {@code convert} makes a folder of it. */
    private static Choice noIndex(List<ModelFile> listing) {
        boolean single = listing.stream()
                .anyMatch(file -> !file.path().contains("/") && file.path().endsWith(".safetensors"));
        return single
                ? SingleFile.refusal()
                : new Choice.Refused(
                        "There is no model_index.json, which every model in diffusers' layout has.",
                        "Take the folder that holds model_index.json itself, with unet, vae and text_encoder beside it.");
    }
}

package io.likeness.models.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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

    /** Settings have kilobytes, vocabularies two megabytes. */
    private static final long LARGEST_SETTINGS_FILE = 64L << 20;

    private ModelFiles() {}

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
            return SingleFileListing.choose(listing);
        }
        List<ModelFile> chosen = new ArrayList<>(settings(listing));
        for (String network : NETWORKS) {
            List<ModelFile> weights = NetworkWeights.choose(in(network, listing));
            if (weights.isEmpty()
                    && (NEEDED.contains(network) || !in(network, listing).isEmpty())) {
                return NetworkWeights.refusal(network, in(network, listing));
            }
            chosen.addAll(weights);
        }
        chosen.sort(Comparator.comparing(ModelFile::path));
        return counted(chosen);
    }

    /** Sizes whose sum wraps round would pass for small ones. */
    static Choice counted(List<ModelFile> chosen) {
        try {
            ModelFile.bytes(chosen);
            return new Choice.Chosen(chosen);
        } catch (ArithmeticException beyondCounting) {
            return new Choice.Refused(
                    "The files are said to have more bytes together than any disk has.",
                    "Take the model from another place: this listing cannot be true.");
        }
    }

    static boolean isSmall(ModelFile file) {
        return file.bytes() <= LARGEST_SETTINGS_FILE;
    }

    /** A licence, or what says it. */
    static boolean isNote(String path) {
        return NOTES.matcher(path).matches();
    }

    private static List<ModelFile> settings(List<ModelFile> listing) {
        List<ModelFile> chosen = new ArrayList<>(listing.stream()
                .filter(ModelFiles::isSmall)
                .filter(file -> file.path().equals(INDEX) || isNote(file.path()))
                .toList());
        for (String part : SETTINGS) {
            chosen.addAll(in(part, listing).stream()
                    .filter(ModelFiles::isSmall)
                    .filter(file -> SETTINGS_FILE.matcher(name(file)).matches())
                    .toList());
        }
        for (String network : NETWORKS) {
            chosen.addAll(in(network, listing).stream()
                    .filter(ModelFiles::isSmall)
                    .filter(file -> name(file).equals("config.json"))
                    .toList());
        }
        return chosen;
    }

    private static List<ModelFile> in(String part, List<ModelFile> listing) {
        String prefix = part + "/";
        return listing.stream()
                .filter(file -> file.path().startsWith(prefix))
                .filter(file -> file.path().indexOf('/', prefix.length()) < 0)
                .toList();
    }

    static String name(ModelFile file) {
        return file.path().substring(file.path().indexOf('/') + 1);
    }
}

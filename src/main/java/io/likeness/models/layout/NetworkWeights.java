package io.likeness.models.layout;

import io.likeness.models.layout.ModelFiles.Choice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Chooses the weights of one network: safetensors in full precision or else a variant in half precision, and never a pickle. */
final class NetworkWeights {

    private static final Pattern PICKLE = Pattern.compile(".+\\.(bin|ckpt|pt|pth|pkl)");

    /** In the order of preference; diffusers' name of a network's file, and transformers'. */
    private static final List<Variant> VARIANTS = List.of(
            new Variant("(?:diffusion_pytorch_model|model)(?:-\\d{5}-of-\\d{5})?\\.safetensors(?:\\.index\\.json)?"),
            Variant.of("fp16"),
            Variant.of("bf16"));

    private NetworkWeights() {}

    private record Variant(Pattern names) {
        Variant(String names) {
            this(Pattern.compile(names));
        }

        /** Where the variant's name stands in a file's name has changed over the years, for shards and for their index. */
        static Variant of(String variant) {
            String shard = "-\\d{5}-of-\\d{5}";
            return new Variant(
                    "(?:diffusion_pytorch_model|model)(?:\\.%1$s(?:%2$s)?\\.safetensors|%2$s\\.%1$s\\.safetensors"
                                    .formatted(variant, shard)
                            + "|\\.safetensors\\.index\\.%1$s\\.json|\\.safetensors\\.%1$s\\.index\\.json)"
                                    .formatted(variant));
        }
    }

    /** One variant whole: one file, or shards with their index; nothing if there is none. */
    static List<ModelFile> choose(List<ModelFile> inFolder) {
        for (Variant variant : VARIANTS) {
            List<ModelFile> fitting = inFolder.stream()
                    .filter(file ->
                            variant.names().matcher(ModelFiles.name(file)).matches())
                    .toList();
            Optional<ModelFile> single = fitting.stream()
                    .filter(file -> ModelFiles.name(file).endsWith(".safetensors")
                            && !ModelFiles.name(file).contains("-of-"))
                    .findFirst();
            if (single.isPresent()) {
                return List.of(single.get());
            }
            if (fitting.stream().anyMatch(file -> ModelFiles.name(file).endsWith(".safetensors"))) {
                return fitting;
            }
        }
        return List.of();
    }

    static boolean isPickle(String name) {
        return PICKLE.matcher(name).matches();
    }

    static Choice.Refused refusal(String network, List<ModelFile> found) {
        Set<String> pickles = new TreeSet<>();
        found.stream().map(ModelFiles::name).filter(NetworkWeights::isPickle).forEach(pickles::add);
        return pickles.isEmpty()
                ? new Choice.Refused(
                        "The part %s has no safetensors file.".formatted(network),
                        "Take a model in diffusers' layout whose parts hold safetensors files.")
                : new Choice.Refused(
                        "The part %s comes as a pickle only (%s), and reading a pickle can run any code."
                                .formatted(network, String.join(", ", pickles)),
                        "Take a version of the model with safetensors files, or convert it on a machine that you can lose.");
    }
}

package io.likeness.models.layout;

import io.likeness.models.layout.ModelFiles.Choice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Chooses the weights of one network: safetensors in full precision or else their fp16 variant, and never a pickle. */
final class NetworkWeights {

    private static final Pattern PICKLE = Pattern.compile(".+\\.(bin|ckpt|pt|pth|pkl)");

    /** In the order of preference; diffusers' name of a network's file, and transformers'. */
    private static final List<Variant> VARIANTS = List.of(
            new Variant("(?:diffusion_pytorch_model|model)(?:-\\d{5}-of-\\d{5})?\\.safetensors(?:\\.index\\.json)?"),
            new Variant("(?:diffusion_pytorch_model|model)"
                    + "(?:\\.fp16(?:-\\d{5}-of-\\d{5})?\\.safetensors|\\.safetensors\\.index\\.fp16\\.json)"));

    private NetworkWeights() {}

    private record Variant(Pattern names) {
        Variant(String names) {
            this(Pattern.compile(names));
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

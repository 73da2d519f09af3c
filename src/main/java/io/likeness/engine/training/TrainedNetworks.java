package io.likeness.engine.training;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.pipeline.StableDiffusion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Networks all of whose layers learn.
 *
 * @param byPart their parameters, by the folder of their part
 */
record TrainedNetworks(SequencedMap<String, Parameters> byPart) implements Trained {

    /** The UNet, and all text encoders if asked. */
    static TrainedNetworks of(StableDiffusion model, boolean textEncoders) {
        SequencedMap<String, Parameters> trained = new LinkedHashMap<>();
        trained.put("unet", model.unet().parameters());
        if (textEncoders) {
            model.text()
                    .each()
                    .forEach(encoder ->
                            trained.put(encoder.part(), encoder.network().parameters()));
        }
        return new TrainedNetworks(trained);
    }

    @Override
    public SequencedMap<String, NDArray> leaves() {
        SequencedMap<String, NDArray> leaves = new LinkedHashMap<>();
        byPart.forEach(
                (part, parameters) -> parameters.byName().forEach((name, leaf) -> leaves.put(part + "." + name, leaf)));
        return leaves;
    }

    @Override
    public Set<String> replaced() {
        return byPart.keySet();
    }

    @Override
    public void write(Path folder) {
        byPart.forEach((part, parameters) -> StoredLeaves.write(weightsFile(folder, part), parameters));
    }

    private static Path weightsFile(Path folder, String part) {
        String stem = part.startsWith("text_encoder") ? "model" : "diffusion_pytorch_model";
        return folder.resolve(part).resolve(stem + ".safetensors");
    }
}

package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.tensor.Scope;
import java.nio.file.Path;
import java.util.Arrays;

/** Latents of all pictures of a spec (N, C, H/f, W/f) in a safetensors file, as the tensor "latents". */
final class LatentsFile {

    private LatentsFile() {}

    /**
     * Reads them.
     *
     * @throws BadFile if the file is missing, damaged, or holds another shape
     */
    static NDArray read(Scope s, Path file, long[] shape) {
        SafetensorsFile stored = SafetensorsFile.open(file);
        if (!Arrays.equals(stored.info("latents").dimensions(), shape)) {
            throw new BadFile("%s: tensor 'latents' has shape %s, expected %s: pictures, channels, height and width"
                    .formatted(file, stored.info("latents").shape(), Arrays.toString(shape)));
        }
        return s.of(stored.floats("latents"), shape);
    }

    static void write(Path file, NDArray latents) {
        new SafetensorsWriter()
                .add("latents", latents.toFloatArray(), latents.getShape().getShape())
                .write(file);
    }
}

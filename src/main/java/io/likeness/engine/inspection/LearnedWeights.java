package io.likeness.engine.inspection;

import io.likeness.engine.EngineException;
import io.likeness.engine.TrainingMethod;
import io.likeness.engine.TrainingMethod.FullFineTuning;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.engine.checkpoint.DiffusersFolder;
import io.likeness.engine.checkpoint.SafetensorsHeader;
import io.likeness.engine.checkpoint.TensorInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How large the weights are that a fine-tuning of a model writes, by the headers of the model alone. */
public final class LearnedWeights {

    /** The attention projections of the UNet and of CLIP's text encoder, which are what adapters stand beside. */
    private static final Pattern PROJECTION =
            Pattern.compile(".*\\.(to_q|to_k|to_v|to_out\\.0|q_proj|k_proj|v_proj|out_proj)\\.weight");

    private LearnedWeights() {}

    /**
     * Bytes of float32 numbers in each checkpoint, without what it shares with the base model.
     *
     * @param model diffusers folder of the base model
     * @throws EngineException.BadFile if that is none
     */
    public static long bytes(Path model, TrainingMethod method, boolean trainTextEncoder) {
        DiffusersFolder folder = DiffusersFolder.read(model);
        Stream<String> textEncoders = trainTextEncoder ? folder.textEncoders().stream() : Stream.empty();
        long numbers = Stream.concat(Stream.of("unet"), textEncoders)
                .flatMap(network -> tensors(folder.weightFiles(network)))
                .mapToLong(tensor -> numbers(tensor, method))
                .sum();
        return numbers * Float.BYTES;
    }

    private static Stream<TensorInfo> tensors(List<Path> files) {
        return files.stream().flatMap(file -> SafetensorsHeader.read(file).tensors().values().stream());
    }

    private static long numbers(TensorInfo tensor, TrainingMethod method) {
        return switch (method) {
            case FullFineTuning _ -> tensor.elements();
            case Lora lora -> PROJECTION.matcher(tensor.name()).matches() ? besideProjection(tensor, lora) : 0;
        };
    }

    /** "Down", "up" and an alpha. */
    private static long besideProjection(TensorInfo projection, Lora lora) {
        long outputs = projection.shape().get(0);
        long inputs = projection.shape().get(1);
        return lora.rank() * (inputs + outputs) + 1;
    }
}

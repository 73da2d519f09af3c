package io.likeness.workshop.bench;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.nn.Weights;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import io.likeness.engine.text.ClipTextConfig;
import io.likeness.engine.text.ClipTextModel;
import io.likeness.engine.unet.UNet2DConditionModel;
import io.likeness.engine.unet.UNetConfig;
import io.likeness.engine.vae.AutoencoderKL;
import io.likeness.engine.vae.VaeConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes a folder of Stable Diffusion 1.5's architecture with random weights in float16: two gigabytes to measure with. */
final class FullSizeModel {

    private static final String UNET = """
            {"_class_name": "UNet2DConditionModel", "act_fn": "silu", "attention_head_dim": 8,
             "block_out_channels": [320, 640, 1280, 1280], "cross_attention_dim": 768,
             "down_block_types": ["CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"],
             "up_block_types": ["UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"],
             "in_channels": 4, "out_channels": 4, "layers_per_block": 2, "sample_size": 64}""";

    private static final String VAE = """
            {"_class_name": "AutoencoderKL", "act_fn": "silu", "block_out_channels": [128, 256, 512, 512],
             "down_block_types": ["DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D", "DownEncoderBlock2D"],
             "up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D", "UpDecoderBlock2D"],
             "in_channels": 3, "out_channels": 3, "latent_channels": 4, "layers_per_block": 2, "sample_size": 512}""";

    private static final String TEXT = """
            {"architectures": ["CLIPTextModel"], "hidden_act": "quick_gelu", "hidden_size": 768, "intermediate_size": 3072,
             "num_attention_heads": 12, "num_hidden_layers": 12, "vocab_size": 49408, "max_position_embeddings": 77}""";

    private FullSizeModel() {}

    /** Arguments: the folder to make, and a small model whose tokenizer, scheduler and index it takes. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path small = Path.of(arguments[1]);
        for (String part : new String[] {"tokenizer", "scheduler"}) {
            copy(small.resolve(part), folder.resolve(part));
        }
        Files.copy(small.resolve("model_index.json"), folder.resolve("model_index.json"));
        write(
                folder.resolve("unet"),
                UNET,
                "diffusion_pytorch_model",
                unit -> new UNet2DConditionModel(unit, UNetConfig.read(folder.resolve("unet/config.json")))
                        .parameters());
        write(
                folder.resolve("vae"),
                VAE,
                "diffusion_pytorch_model",
                unit -> new AutoencoderKL(unit, VaeConfig.read(folder.resolve("vae/config.json"))).parameters());
        write(
                folder.resolve("text_encoder"),
                TEXT,
                "model",
                unit -> new ClipTextModel(unit, ClipTextConfig.read(folder.resolve("text_encoder/config.json")))
                        .parameters());
    }

    private static void write(Path folder, String config, String stem, Function<Weights, Parameters> network)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), config);
        try (Scope owner = Scope.open()) {
            SafetensorsWriter writer = new SafetensorsWriter();
            network.apply(Weights.fresh(new Seeds(1), owner))
                    .byName()
                    .forEach((name, leaf) -> writer.add(name, half(name, leaf)));
            writer.write(folder.resolve(stem + ".safetensors"));
        }
    }

    private static StoredTensor half(String name, NDArray leaf) {
        return new StoredTensor(
                        name,
                        TensorType.F32,
                        Arrays.stream(leaf.getShape().getShape()).boxed().toList(),
                        () -> bytes(leaf.toFloatArray()))
                .as(TensorType.F16);
    }

    private static ByteBuffer bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
    }
}

package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.GenerationSpec.Adapter;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.nn.Parameters;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.tensor.Seeds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long it takes to put one adapter in another's place beside a loaded model, and how large its file is. */
final class AdapterSwapTime {

    private static final int RANK = 16;

    private AdapterSwapTime() {}

    /** Argument: a model's folder. */
    public static void main(String[] arguments) throws IOException {
        try (Scope owner = Scope.open()) {
            StableDiffusion model = StableDiffusion.load(Path.of(arguments[0]), owner);
            Path file = Files.createTempFile("adapter", ".safetensors");
            SafetensorsWriter writer = new SafetensorsWriter();
            add(writer, "unet.", model.unet().parameters());
            for (TextEncoder encoder : model.text().each()) {
                add(writer, encoder.part() + ".", encoder.network().parameters());
            }
            writer.write(file);
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                try (AdapterStack _ = AdapterStack.beside(model, List.of(new Adapter(file, 1)), System.out::println)) {
                    System.out.printf(
                            "%d MB in %.3f s, of the processor %.3f s%n",
                            Files.size(file) >> 20,
                            (System.nanoTime() - start) / 1e9,
                            (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1e9);
                }
            }
            Files.delete(file);
        }
    }

    private static void add(SafetensorsWriter writer, String network, Parameters parameters) {
        parameters.slots().forEach((path, slot) -> {
            NDArray weight = slot.weight();
            if (weight.getShape().dimension() == 2) {
                matrix(
                        writer,
                        network + path + ".lora_A.weight",
                        RANK,
                        weight.getShape().get(1));
                matrix(
                        writer,
                        network + path + ".lora_B.weight",
                        weight.getShape().get(0),
                        RANK);
            }
        });
    }

    private static void matrix(SafetensorsWriter writer, String name, long rows, long columns) {
        float[] values = new Seeds(name.hashCode()).normals(Math.toIntExact(rows * columns));
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        writer.add(
                name, new StoredTensor(name, TensorType.F32, List.of(rows, columns), () -> bytes).as(TensorType.F16));
    }
}

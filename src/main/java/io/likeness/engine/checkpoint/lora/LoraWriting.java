package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Adapters as files: in kohya's layout, which every program reads, or in PEFT's. */
public final class LoraWriting {

    private LoraWriting() {}

    /** Flat names, an alpha beside every pair of matrices and of their type. */
    public static SafetensorsWriter kohya(List<LoraLayer> layers, KohyaNames names) {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (LoraLayer layer : layers) {
            String name = names.of(layer.network(), layer.path()) + ".";
            writer.add(name + KohyaNames.DOWN, layer.down());
            writer.add(name + KohyaNames.UP, layer.up());
            writer.add(name + KohyaNames.ALPHA, alpha(layer));
            StoredTensor magnitude = layer.magnitude();
            if (magnitude != null) {
                writer.add(name + KohyaNames.MAGNITUDE, magnitude.reshaped(magnitude.elements(), 1));
            }
        }
        return writer;
    }

    /** diffusers' paths, with the alphas in the metadata as diffusers writes and reads them. */
    public static SafetensorsWriter peft(List<LoraLayer> layers) {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (LoraLayer layer : layers) {
            String name = layer.network().part() + "." + layer.path();
            writer.add(name + ".lora_A.weight", layer.down());
            writer.add(name + ".lora_B.weight", layer.up());
            StoredTensor magnitude = layer.magnitude();
            if (magnitude != null) {
                writer.add(name + ".lora_magnitude_vector.weight", magnitude.reshaped(magnitude.elements()));
            }
        }
        return writer.metadata(AdapterMetadata.KEY, AdapterMetadata.write(layers));
    }

    private static StoredTensor alpha(LoraLayer layer) {
        StoredTensor number = new StoredTensor(
                layer.down().origin() + ": alpha",
                TensorType.F32,
                List.of(),
                () -> ByteBuffer.allocate(Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat((float) layer.alpha())
                        .flip());
        return number.as(layer.down().type());
    }
}

package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.SafetensorsWriter;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.TensorType;
import io.likeness.engine.checkpoint.lora.WeightChange.LowRank;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adapters as files: in kohya's layout, which every program reads (with LyCORIS' names for its kinds), or in PEFT's. */
public final class LoraWriting {

    private LoraWriting() {}

    /** Flat names, an alpha beside the matrices and of their type. */
    public static SafetensorsWriter kohya(List<AdapterLayer> layers, KohyaNames names) {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (AdapterLayer layer : layers) {
            String name = names.of(layer.network(), layer.path()) + ".";
            WeightChange change = layer.change();
            if (change != null) {
                addChange(writer, name, change);
            }
            addBias(writer, name, layer.bias());
            Magnitude magnitude = layer.magnitude();
            if (magnitude != null) {
                writer.add(name + KohyaNames.MAGNITUDE, magnitude.asKohya(dimensions(change)));
            }
        }
        return writer;
    }

    private static void addChange(SafetensorsWriter writer, String name, WeightChange change) {
        switch (change) {
            case LowRank pair -> {
                writer.add(name + KohyaNames.DOWN, pair.down());
                writer.add(name + KohyaNames.UP, pair.up());
                add(writer, name + "lora_mid.weight", pair.core());
            }
            case WeightChange.Hadamard products -> {
                add(writer, name + "hada_w1_", name + "hada_t1", products.w1());
                add(writer, name + "hada_w2_", name + "hada_t2", products.w2());
            }
            case WeightChange.Kronecker factors -> {
                add(writer, name + "lokr_w1", factors.w1());
                add(writer, name + "lokr_w2", factors.w2());
            }
            case WeightChange.Difference difference -> writer.add(name + "diff", difference.matrix());
        }
        if (change.rank() > 0) {
            writer.add(name + KohyaNames.ALPHA, alpha(change));
        }
    }

    private static void add(SafetensorsWriter writer, String name, Factor factor) {
        switch (factor) {
            case Factor.Whole whole -> writer.add(name, whole.matrix());
            case Factor.Narrow narrow -> add(writer, name + "_", name.replace("lokr_w", "lokr_t"), narrow.product());
        }
    }

    private static void add(SafetensorsWriter writer, String matrices, String core, Product product) {
        writer.add(matrices + "a", product.a());
        writer.add(matrices + "b", product.b());
        add(writer, core, product.core());
    }

    private static void add(SafetensorsWriter writer, String name, @Nullable StoredTensor tensor) {
        if (tensor != null) {
            writer.add(name, tensor);
        }
    }

    private static void addBias(SafetensorsWriter writer, String name, AdapterLayer.@Nullable Bias bias) {
        if (bias == null) {
            return;
        }
        if (bias.scale() != 1) {
            throw new BadFile("%s is a bias that is multiplied by %s, which kohya's layout has no place for"
                    .formatted(bias.difference().origin(), bias.scale()));
        }
        writer.add(name + "diff_b", bias.difference());
    }

    /**
     * diffusers' paths, with the alphas in the metadata as diffusers writes and reads them.
     *
     * @throws BadFile if a layer is no pair of matrices
     */
    public static SafetensorsWriter peft(List<AdapterLayer> layers) {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (AdapterLayer layer : layers) {
            LowRank pair = layer.pair();
            if (pair == null || layer.bias() != null) {
                throw new BadFile("%s: PEFT's layout has no place for what is not a pair of matrices; choose kohya's"
                        .formatted(layer.tensors().getFirst().origin()));
            }
            writer.add(layer.name() + ".lora_A.weight", pair.down());
            writer.add(layer.name() + ".lora_B.weight", pair.up());
            Magnitude magnitude = layer.magnitude();
            if (magnitude != null) {
                writer.add(layer.name() + ".lora_magnitude_vector.weight", magnitude.asPeft(dimensions(pair)));
            }
        }
        return writer.metadata(AdapterMetadata.KEY, AdapterMetadata.write(layers));
    }

    private static int dimensions(@Nullable WeightChange change) {
        return change instanceof LowRank pair ? pair.down().shape().size() : 2;
    }

    private static StoredTensor alpha(WeightChange change) {
        StoredTensor like = change.tensors().getFirst();
        StoredTensor number = new StoredTensor(
                like.origin() + ": alpha",
                TensorType.F32,
                List.of(),
                () -> ByteBuffer.allocate(Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat((float) (change.scale() * change.rank()))
                        .flip());
        return number.as(like.type());
    }
}

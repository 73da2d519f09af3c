package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.checkpoint.StoredTensor;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter changes about one layer.
 *
 * @param network where the layer is
 * @param path its path in diffusers' tree, such as mid_block.attentions.0.transformer_blocks.0.attn1.to_q
 * @param change what is added to its weight; null if only its bias changes
 * @param bias what is added to its bias; null without
 * @param magnitude the lengths of DoRA; null without
 */
public record AdapterLayer(
        AdaptedNetwork network,
        String path,
        @Nullable WeightChange change,
        @Nullable Bias bias,
        @Nullable Magnitude magnitude) {

    /**
     * An addition to a layer's bias.
     *
     * @param difference (D')
     * @param scale what it is multiplied by
     */
    public record Bias(StoredTensor difference, double scale) {}

    /** The name that people read: its network and path. */
    public String name() {
        return network.part() + "." + path;
    }

    /** The inner width; 0 where there is none. */
    public long rank() {
        return change == null ? 0 : change.rank();
    }

    /** The pair of matrices, if it is one without a core between them. */
    public WeightChange.@Nullable LowRank pair() {
        return change instanceof WeightChange.LowRank pair && pair.core() == null ? pair : null;
    }

    /** The number that the rank divides; 1 where there is none. */
    public double alpha() {
        return change == null ? 1 : change.scale() * Math.max(1, change.rank());
    }

    /** The same of other tensors of the same shapes. */
    public AdapterLayer map(UnaryOperator<StoredTensor> other) {
        return new AdapterLayer(
                network,
                path,
                change == null ? null : change.map(other),
                bias == null ? null : new Bias(other.apply(bias.difference()), bias.scale()),
                magnitude == null ? null : new Magnitude(other.apply(magnitude.lengths()), magnitude.peft()));
    }

    /** All that it is made of. */
    public List<StoredTensor> tensors() {
        Stream<StoredTensor> matrices = change == null ? Stream.empty() : change.tensors().stream();
        Stream<StoredTensor> others = Stream.of(
                        bias == null ? null : bias.difference(), magnitude == null ? null : magnitude.lengths())
                .filter(Objects::nonNull);
        return Stream.concat(matrices, others).toList();
    }
}

package io.likeness.engine.pipeline;

import ai.djl.ndarray.NDArray;
import io.likeness.engine.tensor.Kernels;
import io.likeness.engine.tensor.Scope;
import io.likeness.engine.unet.Conditioning;
import io.likeness.engine.unet.MicroConditioning;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a model's text encoders make of texts.
 *
 * @param context word by word (B, T, D)
 * @param pooled each text as a whole (B, P); null for models that take none
 */
public record TextEmbeddings(NDArray context, @Nullable NDArray pooled) {

    /** Does the same to both. */
    public TextEmbeddings map(UnaryOperator<NDArray> change) {
        return new TextEmbeddings(change.apply(context), pooled == null ? null : change.apply(pooled));
    }

    /** Those of the texts at these places, in this order. */
    public TextEmbeddings rows(Scope s, int... places) {
        return map(all -> rows(s, all, places));
    }

    /** What a UNet is told of as many pictures. */
    public Conditioning of(Scope s, List<MicroConditioning> pictures) {
        return pooled == null ? Conditioning.of(context) : Conditioning.of(s, context, pooled, pictures);
    }

    private static NDArray rows(Scope s, NDArray all, int[] places) {
        List<NDArray> each = Arrays.stream(places)
                .mapToObj(place -> Kernels.narrow(s, all, 0, place, 1))
                .toList();
        return Kernels.cat(s, each, 0);
    }
}

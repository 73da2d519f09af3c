package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.StoredTensor;
import java.util.Arrays;
import java.util.List;

/**
 * The lengths that DoRA (arXiv 2402.09353) gives to parts of a weight, in one of the forms that are written: (D') and (D', 1, ...) hold a
 * length for each output, (1, D, ...) one for each input, as LyCORIS does unless told otherwise. PEFT writes a convolution's lengths,
 * which are of its outputs, as (1, D', 1, 1).
 *
 * @param lengths the tensor
 * @param peft whether PEFT named it
 */
public record Magnitude(StoredTensor lengths, boolean peft) {

    /** Looks at the form. */
    public Magnitude {
        List<Long> shape = lengths.shape();
        if (shape.isEmpty() || shape.stream().filter(size -> size != 1).count() > 1) {
            throw new BadFile("%s has shape %s, expected one length for each output or each input"
                    .formatted(lengths.origin(), shape));
        }
    }

    /** How many lengths there are. */
    public long count() {
        return lengths.elements();
    }

    /**
     * Whether they are of the inputs of a weight with so many outputs and inputs (without its window); where both are as many, the form
     * decides.
     *
     * @throws BadFile if they are of neither
     */
    public boolean ofInputs(long outputs, long inputs) {
        boolean across = lengths.shape().size() > 1 && lengths.shape().getFirst() == 1;
        boolean ofConvolutionByPeft = peft && lengths.shape().size() > 2;
        if (count() == outputs && (!across || ofConvolutionByPeft)) {
            return false;
        }
        if (across && count() == inputs) {
            return true;
        }
        if (count() == outputs) {
            return false;
        }
        throw new BadFile("%s has shape %s, expected %d lengths of outputs or %d of inputs for this model's layer"
                .formatted(lengths.origin(), lengths.shape(), outputs, inputs));
    }

    /** In the form of dora_scale beside a weight of so many dimensions. */
    StoredTensor asKohya(int dimensions) {
        if (lengths.shape().size() > 1 && !(peft && lengths.shape().size() > 2)) {
            return lengths;
        }
        long[] shape = new long[dimensions];
        Arrays.fill(shape, 1);
        shape[0] = count();
        return lengths.reshaped(shape);
    }

    /**
     * In PEFT's form beside a weight of so many dimensions.
     *
     * @throws BadFile if they are of inputs
     */
    StoredTensor asPeft(int dimensions) {
        if (lengths.shape().size() > 1 && lengths.shape().getFirst() == 1 && count() > 1 && !peft) {
            throw new BadFile("%s has a length for each input, which PEFT's layout has no place for; choose kohya's"
                    .formatted(lengths.origin()));
        }
        long[] shape = dimensions > 2 ? new long[] {1, count(), 1, 1} : new long[] {count()};
        return lengths.reshaped(shape);
    }

    /** Whether they may be of a weight of this size. */
    public boolean fits(long outputs, long inputs) {
        return count() == outputs
                || count() == inputs
                        && lengths.shape().size() > 1
                        && lengths.shape().getFirst() == 1;
    }
}

package io.likeness.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.likeness.engine.Precision;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes and changes leaves: the float32 tensors that are trained, and the optimizer's state beside them. */
public final class Leaves {

    private Leaves() {}

    /**
     * A float32 tensor from little-endian bytes, such as a mapped file; the bytes are copied.
     *
     * @param bytes a direct buffer
     * @param type what the bytes hold
     */
    public static NDArray read(Scope s, ByteBuffer bytes, ScalarType type, long... shape) {
        try (NDManager lent = s.manager().newSubManager()) {
            return Torch.call(s.manager(), "float_copy", typed(lent, bytes, type, shape));
        }
    }

    /** Whether all its numbers are finite; one number in between that is not makes the sum so. */
    public static boolean isFinite(NDArray leaf) {
        try (NDManager lent = leaf.getManager().newSubManager()) {
            return Float.isFinite(Torch.call(lent, "sum", leaf).getFloat());
        }
    }

    private static NDArray typed(NDManager lent, ByteBuffer bytes, ScalarType type, long... shape) {
        return switch (type) {
            case HALF -> lent.create(bytes, new Shape(shape), DataType.FLOAT16);
            case FLOAT -> lent.create(bytes, new Shape(shape), DataType.FLOAT32);
            case DOUBLE -> lent.create(bytes, new Shape(shape), DataType.FLOAT64);
            case BFLOAT16 -> {
                // DJL knows no bfloat16 (asking for it aborts the process), but lends the memory of a tensor that a
                // kernel made.
                NDArray array = Torch.call(lent, "empty", shape, type.code);
                array.toByteBuffer(true).put(bytes);
                // DJL would abort as well if it moved a bfloat16 tensor to another device.
                yield lent.getDevice().isGpu()
                        ? Torch.call(lent, "float_copy", array).toDevice(lent.getDevice(), false)
                        : array;
            }
        };
    }

    /** Multiplies every tensor by a number. */
    public static void scale(List<NDArray> tensors, double factor) {
        inPlace("scale_", tensors, factor);
    }

    /** Sets every tensor to zero. */
    public static void zero(List<NDArray> tensors) {
        inPlace("zero_", tensors);
    }

    /** tensor += factor addend, pair by pair. */
    public static void add(List<NDArray> tensors, List<NDArray> addends, double factor) {
        inPlace("add_", tensors, addends, factor);
    }

    /** tensor = source, pair by pair. */
    public static void copy(List<NDArray> tensors, List<NDArray> sources) {
        inPlace("copy_", tensors, sources);
    }

    /** tensor += weight (target - tensor), pair by pair: a moving average of weights has weight 1 - decay. */
    public static void lerp(List<NDArray> tensors, List<NDArray> targets, double weight) {
        inPlace("lerp_", tensors, targets, weight);
    }

    /**
     * One step of AdamW (arXiv 1711.05101) for all parameters, as torch.optim.AdamW computes it; gradients stay as they are.
     *
     * @param steps one float32 scalar a parameter, that counts the steps before this one; it is increased
     */
    public static void adamW(
            List<NDArray> parameters,
            List<NDArray> gradients,
            List<NDArray> means,
            List<NDArray> squares,
            List<NDArray> steps,
            AdamW settings) {
        inPlace(
                "adamw_",
                parameters,
                gradients,
                means,
                squares,
                steps,
                settings.learningRate(),
                settings.beta1(),
                settings.beta2(),
                settings.weightDecay(),
                settings.eps());
    }

    /**
     * AdamW's numbers.
     *
     * @param learningRate step size
     * @param beta1 decay of the gradients' mean
     * @param beta2 decay of the squared gradients' mean
     * @param weightDecay decoupled decay of the weights
     * @param eps keeps the quotient finite
     */
    public record AdamW(double learningRate, double beta1, double beta2, double weightDecay, double eps) {}

    /**
     * One step of Muon for matrices and for convolutions, whose kernels count as matrices of a row per output channel; gradients stay as they are.
     *
     * <p>The momentum is made orthogonal by five Newton-Schulz steps (Jordan 2024, with its coefficients) and scaled so that its entries are
     * as large as AdamW's steps are (arXiv 2502.16982, equation 4).
     *
     * @param momenta one a matrix and of its shape; they are brought up to date
     * @param decay decoupled decay of the weights
     * @param precision what the Newton-Schulz steps compute in; they need no more than bfloat16
     */
    public static void muon(
            List<NDArray> matrices,
            List<NDArray> gradients,
            List<NDArray> momenta,
            double learningRate,
            double momentum,
            double decay,
            Precision precision) {
        byShape(matrices)
                .forEach(alike -> inPlace(
                        "muon_",
                        chosen(matrices, alike),
                        chosen(gradients, alike),
                        chosen(momenta, alike),
                        learningRate,
                        momentum,
                        decay,
                        ScalarType.of(precision).code));
    }

    /** The places of tensors of one shape, for every shape. */
    private static Collection<List<Integer>> byShape(List<NDArray> tensors) {
        return IntStream.range(0, tensors.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> tensors.get(i).getShape(), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static List<NDArray> chosen(List<NDArray> tensors, List<Integer> places) {
        return places.stream().map(tensors::get).toList();
    }

    private static void inPlace(String kernel, List<NDArray> tensors, Object... rest) {
        if (tensors.isEmpty()) {
            return;
        }
        Object[] arguments = new Object[rest.length + 1];
        arguments[0] = tensors;
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        try (GradMode _ = GradMode.set(false)) {
            Torch.run(kernel, arguments);
        }
    }
}

package io.likeness.engine.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Weights in eight bits with a scale beside them, as ComfyUI and others write: the weight is number times scale. Without a scale they are
 * never read, since nobody can tell whether there was one.
 *
 * @param scales the scale's tensor of each scaled one
 * @param others what else came with them and says nothing about the numbers
 */
record ScaledFloat8(Map<String, TensorInfo> scales, List<String> others) {

    private static final String WEIGHT = "weight";

    /** Marks, scales of inputs, and how ComfyUI calls the format. */
    private static final String COMPANION = "(.*\\.)?(scaled_fp8|scale_input|input_scale|comfy_quant)";

    private static final int E4M3_MANTISSA = 3;
    private static final int E4M3_BIAS = 7;

    /** The bits of a number without its sign. */
    private static final int ABSOLUTE = 0x7f;

    /** Finds the scales of a file's tensors. */
    static ScaledFloat8 in(Map<String, TensorInfo> tensors) {
        Map<String, TensorInfo> scales = new LinkedHashMap<>();
        for (TensorInfo tensor : tensors.values()) {
            if (tensor.type() == TensorType.F8_E4M3 || tensor.type() == TensorType.F8_E5M2) {
                names(tensor.name())
                        .map(tensors::get)
                        .filter(scale -> scale != null && mayScale(scale, tensor))
                        .findFirst()
                        .ifPresent(scale -> scales.put(tensor.name(), scale));
            }
        }
        List<String> others = scales.isEmpty()
                ? List.of()
                : tensors.keySet().stream()
                        .filter(name -> name.matches(COMPANION))
                        .toList();
        return new ScaledFloat8(scales, others);
    }

    /** layer.weight has layer.scale_weight or layer.weight_scale. */
    private static Stream<String> names(String tensor) {
        Stream<String> behind = Stream.of(tensor + "_scale", tensor + "_scale_inv");
        return tensor.endsWith(WEIGHT)
                ? Stream.concat(
                        Stream.of(tensor.substring(0, tensor.length() - WEIGHT.length()) + "scale_weight"), behind)
                : behind;
    }

    /** One for all numbers, or one for each row. */
    private static boolean mayScale(TensorInfo scale, TensorInfo tensor) {
        boolean number = scale.type() == TensorType.F32
                || scale.type() == TensorType.F16
                || scale.type() == TensorType.BF16
                || scale.type() == TensorType.F64;
        boolean vector = scale.shape().stream().skip(1).allMatch(size -> size == 1);
        return number
                && (scale.elements() == 1
                        || vector
                                && !tensor.shape().isEmpty()
                                && scale.elements() == tensor.shape().getFirst());
    }

    /** The tensors that a reader sees: without the scales and their company. */
    Map<String, TensorInfo> visible(Map<String, TensorInfo> all) {
        Map<String, TensorInfo> visible = new LinkedHashMap<>(all);
        scales.values().forEach(scale -> visible.remove(scale.name()));
        others.forEach(visible::remove);
        return visible;
    }

    /** A scaled tensor as its reader sees it: float32. */
    static TensorInfo asFloat(TensorInfo tensor) {
        return new TensorInfo(
                tensor.name(), TensorType.F32, tensor.shape(), tensor.offset(), tensor.elements() * Float.BYTES);
    }

    /** Number times scale, float32, in a direct buffer. */
    static ByteBuffer decoded(ByteBuffer numbers, TensorInfo tensor, float[] scales) {
        float[] values = table(tensor.type());
        int count = numbers.remaining();
        ByteBuffer decoded = ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        int ofEach = Math.max(1, count / scales.length);
        for (int i = 0; i < count; i++) {
            decoded.putFloat(values[Byte.toUnsignedInt(numbers.get(i))] * scales[i / ofEach]);
        }
        return decoded.flip();
    }

    /** What each byte stands for. */
    private static float[] table(TensorType type) {
        float[] values = new float[1 << Byte.SIZE];
        for (int bits = 0; bits < values.length; bits++) {
            values[bits] = type == TensorType.F8_E5M2
                    ? Float.float16ToFloat((short) (bits << Byte.SIZE)) // the upper half of a float16
                    : e4m3(bits);
        }
        return values;
    }

    /** arXiv 2209.05433: no infinity; all bits set are no number. */
    private static float e4m3(int bits) {
        if ((bits & ABSOLUTE) == ABSOLUTE) {
            return Float.NaN;
        }
        int mantissa = bits & (1 << E4M3_MANTISSA) - 1;
        int exponent = (bits & ABSOLUTE) >> E4M3_MANTISSA;
        float whole = exponent == 0 ? mantissa : mantissa + (1 << E4M3_MANTISSA);
        float value = Math.scalb(whole, Math.max(1, exponent) - E4M3_BIAS - E4M3_MANTISSA);
        return bits > ABSOLUTE ? -value : value;
    }
}

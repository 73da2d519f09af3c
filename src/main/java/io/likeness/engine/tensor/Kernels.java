package io.likeness.engine.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tensor operations of the networks; each result belongs to the scope that is given, and gradients flow through all of them.
 *
 * <p>Linear layers, convolutions and attention compute in the scope's precision and return it; everything else computes in the
 * type of its input. B batch, C channels, H W, T tokens, D width.
 */
public final class Kernels {

    private Kernels() {}

    /** x (..., D) times weight (D', D) transposed, plus bias (D') where there is one. With a bias, weight may be (D', D, 1, 1) too. */
    public static NDArray linear(Scope s, NDArray x, NDArray weight, @Nullable NDArray bias) {
        return bias == null
                ? Torch.call(s.manager(), "linear_without_bias", x, weight, type(s))
                : Torch.call(s.manager(), "linear", x, weight, bias, type(s));
    }

    /** Convolution of x (B, C, H, W) with weight (C', C, k, k) and bias (C'), padded with zeros on all four sides. */
    public static NDArray conv2d(Scope s, NDArray x, NDArray weight, NDArray bias, int stride, int padding) {
        return Torch.call(s.manager(), "conv2d", x, weight, bias, stride, padding, type(s));
    }

    /** Group normalisation (arXiv 1803.08494) of x (B, C, ...) with a scale and a shift per channel. */
    public static NDArray groupNorm(Scope s, NDArray x, int groups, NDArray weight, NDArray bias, double eps) {
        return Torch.call(s.manager(), "group_norm", x, groups, weight, bias, eps);
    }

    /** Layer normalisation (arXiv 1607.06450) over the last dimension. */
    public static NDArray layerNorm(Scope s, NDArray x, NDArray weight, NDArray bias, double eps) {
        return Torch.call(s.manager(), "layer_norm", x, weight, bias, eps);
    }

    /** Rows of weight (N, D) at ids (...), as (..., D). */
    public static NDArray embedding(Scope s, NDArray weight, NDArray ids) {
        return Torch.call(s.manager(), "embedding", weight, ids);
    }

    /**
     * Sinusoidal position embedding (arXiv 1706.03762, section 3.5) of timesteps (B) as float32 (B, width), computed in float64.
     *
     * @param shift taken off the number of frequencies in their exponent's divisor
     * @param cosineFirst whether the cosines come before the sines
     */
    public static NDArray sinusoids(Scope s, NDArray timesteps, int width, int shift, boolean cosineFirst) {
        return Torch.call(s.manager(), "sinusoids", timesteps, width, shift, cosineFirst);
    }

    /**
     * Multi-head scaled dot product attention (arXiv 1706.03762, equation 1) of query (B, T, D) to key and value (B, S, D).
     *
     * @param causal whether a token sees only itself and those before it
     */
    public static NDArray attention(Scope s, NDArray query, NDArray key, NDArray value, int heads, boolean causal) {
        return Torch.call(s.manager(), "attention", query, key, value, heads, causal, type(s));
    }

    /** x sigmoid(x). */
    public static NDArray silu(Scope s, NDArray x) {
        return Torch.call(s.manager(), "silu", x);
    }

    /** x times the normal distribution function of x, exactly (arXiv 1606.08415). */
    public static NDArray gelu(Scope s, NDArray x) {
        return Torch.call(s.manager(), "gelu", x);
    }

    /** x sigmoid(1.702 x), the approximation that OpenAI's CLIP was trained with. */
    public static NDArray quickGelu(Scope s, NDArray x) {
        return Torch.call(s.manager(), "quick_gelu", x);
    }

    /** The first half of the last dimension times the GELU of the second (arXiv 2002.05202). */
    public static NDArray geglu(Scope s, NDArray x) {
        return Torch.call(s.manager(), "geglu", x);
    }

    /** x + y, broadcast. */
    public static NDArray add(Scope s, NDArray x, NDArray y) {
        return Torch.call(s.manager(), "add", x, y);
    }

    /** x - y, broadcast. */
    public static NDArray sub(Scope s, NDArray x, NDArray y) {
        return Torch.call(s.manager(), "sub", x, y);
    }

    /** x y element by element, broadcast. */
    public static NDArray mul(Scope s, NDArray x, NDArray y) {
        return Torch.call(s.manager(), "mul", x, y);
    }

    /** factor x. */
    public static NDArray scale(Scope s, NDArray x, double factor) {
        return Torch.call(s.manager(), "scale", x, factor);
    }

    /** factor x + shift. */
    public static NDArray affine(Scope s, NDArray x, double factor, double shift) {
        return Torch.call(s.manager(), "affine", x, factor, shift);
    }

    /** a x + b y. */
    public static NDArray combine(Scope s, double a, NDArray x, double b, NDArray y) {
        return Torch.call(s.manager(), "combine", x, a, y, b);
    }

    /** e to the x. */
    public static NDArray exp(Scope s, NDArray x) {
        return Torch.call(s.manager(), "exp", x);
    }

    /** The logarithm of the softmax over the last dimension. */
    public static NDArray logSoftmax(Scope s, NDArray x) {
        return Torch.call(s.manager(), "log_softmax", x);
    }

    /** x with its last dimension at unit length. */
    public static NDArray unit(Scope s, NDArray x) {
        return Torch.call(s.manager(), "unit", x);
    }

    /** The sum of all elements, a scalar. */
    public static NDArray sum(Scope s, NDArray x) {
        return Torch.call(s.manager(), "sum", x);
    }

    /** The mean of all elements, a scalar. */
    public static NDArray mean(Scope s, NDArray x) {
        return Torch.call(s.manager(), "mean", x);
    }

    /** x, but nothing below low or above high. */
    public static NDArray clamp(Scope s, NDArray x, double low, double high) {
        return Torch.call(s.manager(), "clamp", x, low, high);
    }

    /**
     * x (B, C, H, W) with each sample cut off at the quantile of its absolute values, taken as 1 at least and most at most, and divided
     * by it.
     */
    public static NDArray threshold(Scope s, NDArray x, double ratio, double most) {
        return Torch.call(s.manager(), "threshold", x, ratio, most);
    }

    /** The mean squared difference of x and y (B, ...) in float32, one number a sample (B). */
    public static NDArray squaredErrorPerSample(Scope s, NDArray x, NDArray y) {
        return Torch.call(s.manager(), "squared_error_per_sample", x, y);
    }

    /**
     * x (B, ...) with the standard deviation of each sample brought to that of model's sample, by this share of the way; a sample
     * without any deviation stays as it is.
     */
    public static NDArray matchDeviation(Scope s, NDArray x, NDArray model, double share) {
        return Torch.call(s.manager(), "match_deviation", x, model, share);
    }

    /** x as float32; the gradient passes. */
    public static NDArray toFloat(Scope s, NDArray x) {
        return Torch.call(s.manager(), "cast", x, ScalarType.FLOAT.code);
    }

    /** x as float16, for files; float16 arithmetic on a CPU is a trap. */
    public static NDArray toHalf(Scope s, NDArray x) {
        return Torch.call(s.manager(), "cast", x, ScalarType.HALF.code);
    }

    /** The values of x in memory of their own, without history. */
    public static NDArray copy(Scope s, NDArray x) {
        return Torch.call(s.manager(), "copy", x);
    }

    /** x without its history: gradients stop here. */
    public static NDArray detach(Scope s, NDArray x) {
        return Torch.call(s.manager(), "detach", x);
    }

    /** x in another shape of the same size; -1 once for what follows from the rest. */
    public static NDArray reshape(Scope s, NDArray x, long... shape) {
        return Torch.call(s.manager(), "reshape", x, shape);
    }

    /** x with its dimensions in another order. */
    public static NDArray permute(Scope s, NDArray x, long... axes) {
        return Torch.call(s.manager(), "permute", x, axes);
    }

    /** Tensors one after the other along an axis. */
    public static NDArray cat(Scope s, List<NDArray> xs, int axis) {
        return Torch.call(s.manager(), "cat", xs, axis);
    }

    /** The part of x from start on along an axis, in the same memory. */
    public static NDArray narrow(Scope s, NDArray x, int axis, long start, long length) {
        return Torch.call(s.manager(), "narrow", x, axis, Math.toIntExact(start), Math.toIntExact(length));
    }

    /** x (B, C, H, W) plus shift (B, C) at every place. */
    public static NDArray spatialShift(Scope s, NDArray x, NDArray shift) {
        return Torch.call(s.manager(), "spatial_shift", x, shift);
    }

    /** x (B, C, H, W) as (B, H W, C). */
    public static NDArray imageToTokens(Scope s, NDArray x) {
        return Torch.call(s.manager(), "image_to_tokens", x);
    }

    /** x (B, H W, C) as (B, C, H, W). */
    public static NDArray tokensToImage(Scope s, NDArray x, long height, long width) {
        return Torch.call(s.manager(), "tokens_to_image", x, Math.toIntExact(height), Math.toIntExact(width));
    }

    /** x (B, C, H, W) at another size, each place taking its nearest neighbour. */
    public static NDArray resizeNearest(Scope s, NDArray x, long height, long width) {
        return Torch.call(s.manager(), "resize_nearest", x, Math.toIntExact(height), Math.toIntExact(width));
    }

    /** x (B, C, H, W) with one column and one row of zeros more. */
    public static NDArray padRightAndBottom(Scope s, NDArray x) {
        return Torch.call(s.manager(), "pad_right_and_bottom", x);
    }

    /** Of x (B, T, D) the row (B, D) at the first place of each sequence's largest id; ids (B, T). */
    public static NDArray rowsAtLargestId(Scope s, NDArray x, NDArray ids) {
        return Torch.call(s.manager(), "rows_at_largest_id", x, ids);
    }

    /** Of x (B, T, D) the row (B, D) at the first place of an id; ids (B, T). */
    public static NDArray rowsAtFirstId(Scope s, NDArray x, NDArray ids, int id) {
        return Torch.call(s.manager(), "rows_at_first_id", x, ids, id);
    }

    /** The type that the scope's networks compute in, as the kernels write it. */
    private static Integer type(Scope s) {
        return ScalarType.of(s.precision()).code;
    }
}

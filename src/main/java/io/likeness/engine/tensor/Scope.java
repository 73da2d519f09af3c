package io.likeness.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.likeness.engine.Precision;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Owns tensors and frees them together; every operation's result belongs to the scope that the operation was given.
 *
 * <p>The garbage collector never frees a tensor, so each step of work opens a scope, and what outlives it is handed on with
 * {@link #keep}. A scope also says whether operations are recorded for backward and which precision networks compute in.
 * It belongs to the thread that opened it, and the innermost open scope of a thread
 * decides what is recorded; scopes of one thread close in the reverse order.
 */
public final class Scope implements AutoCloseable {

    private final NDManager manager;
    private final Precision precision;
    private final GradMode gradMode;

    private Scope(NDManager manager, Precision precision, boolean recording) {
        this.manager = manager;
        this.precision = precision;
        this.gradMode = GradMode.set(recording);
    }

    /** A scope in which nothing is recorded for backward: sampling, encoding, holding a model's weights. */
    public static Scope inference(Precision precision) {
        return new Scope(NativeEngine.newManager(), precision, false);
    }

    /** A scope whose operations are recorded, so that {@link Gradients#backward} finds its way to the leaves. */
    public static Scope training(Precision precision) {
        return new Scope(NativeEngine.newManager(), precision, true);
    }

    /** A float32 inference scope: a model's weights, data on its way. */
    public static Scope open() {
        return inference(Precision.FP32);
    }

    /** A scope inside this one, of the same kind, for values that only one block needs. */
    public Scope nested() {
        return new Scope(manager.newSubManager(), precision, JniUtils.isGradMode());
    }

    /** The same for networks that need another precision than their surroundings. */
    public Scope nested(Precision other) {
        return new Scope(manager.newSubManager(), other, JniUtils.isGradMode());
    }

    /** A scope inside this one that records nothing: the frozen parts of a training step. */
    public Scope frozen() {
        return new Scope(manager.newSubManager(), precision, false);
    }

    /** Makes this scope the owner of a tensor that another one made, and returns it. */
    public NDArray keep(NDArray array) {
        array.attach(manager);
        return array;
    }

    /** Applies a layer to a tensor that nobody needs afterwards, and frees it at once: for feature maps of large pictures. */
    public NDArray consume(NDArray x, UnaryOperator<NDArray> layer) {
        NDArray y = layer.apply(x);
        if (y != x) {
            x.close();
        }
        return y;
    }

    /** What networks compute in here. */
    public Precision precision() {
        return precision;
    }

    /** A float32 tensor with these values, first dimension outermost. */
    public NDArray of(float[] values, long... shape) {
        return owned(manager -> manager.create(FloatBuffer.wrap(values), new Shape(shape), DataType.FLOAT32));
    }

    /** An int64 tensor with these values. */
    public NDArray of(long[] values, long... shape) {
        return owned(manager -> manager.create(LongBuffer.wrap(values), new Shape(shape), DataType.INT64));
    }

    /** A float32 scalar. */
    public NDArray of(float value) {
        return of(new float[] {value});
    }

    /** DJL lends libtorch a Java buffer; a copy does not dangle when backward needs it after the tensor is closed. */
    private NDArray owned(Function<NDManager, NDArray> create) {
        try (NDManager lent = manager.newSubManager();
                NDArray array = create.apply(lent)) {
            return Kernels.copy(this, array);
        }
    }

    /** A float32 tensor of zeros. */
    public NDArray zeros(long... shape) {
        return manager.zeros(new Shape(shape));
    }

    /** DJL's own manager, for what has no method here. */
    public NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        gradMode.close();
        manager.close();
    }
}

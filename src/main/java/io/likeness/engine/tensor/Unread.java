package io.likeness.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrayAdapter;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.nio.ByteBuffer;

/** A tensor that has a shape and no numbers: it takes no memory and no native library, and whoever computes with it fails. */
public final class Unread extends NDArrayAdapter {

    /** A float32 tensor of this shape. */
    public Unread(long... shape) {
        super(
                PassthroughNDManager.INSTANCE,
                PassthroughNDManager.INSTANCE,
                new Shape(shape),
                DataType.FLOAT32,
                "unread");
    }

    @Override
    public void intern(NDArray replaced) {
        throw noNumbers();
    }

    @Override
    public void detach() {
        // Nobody owns it.
    }

    @Override
    public ByteBuffer toByteBuffer(boolean tryDirect) {
        throw noNumbers();
    }

    @Override
    public NDManager getManager() {
        return manager;
    }

    private static UnsupportedOperationException noNumbers() {
        return new UnsupportedOperationException("only the shape of this tensor was read");
    }
}

package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec.Numbers;
import io.likeness.engine.EngineEvent.Preparing;
import io.likeness.engine.EngineListener;
import io.likeness.engine.checkpoint.StoredTensor;
import io.likeness.engine.checkpoint.TensorType;
import org.jspecify.annotations.Nullable;

/** Counts the tensors that are written, and gives them the type that was asked for. */
final class WeightProgress {

    private final EngineListener listener;
    private final int all;
    private final @Nullable Numbers numbers;
    private int done;

    WeightProgress(EngineListener listener, int all, @Nullable Numbers numbers) {
        this.listener = listener;
        this.all = all;
        this.numbers = numbers;
    }

    /** Ends a conversion in the middle of its writing, so that what is half written is removed. */
    static final class StopRequested extends RuntimeException {}

    /** The tensor as it is to be written; when its bytes are asked for, it counts. */
    StoredTensor watched(StoredTensor tensor) {
        StoredTensor typed = typed(tensor, numbers);
        return new StoredTensor(typed.origin(), typed.type(), typed.shape(), () -> {
            if (listener.stopRequested()) {
                throw new StopRequested();
            }
            listener.on(new Preparing("Writing tensors", ++done, all));
            return typed.bytes().get();
        });
    }

    static StoredTensor typed(StoredTensor tensor, @Nullable Numbers numbers) {
        return switch (numbers) {
            case null -> tensor;
            case FP16 -> tensor.as(TensorType.F16);
            case BF16 -> tensor.as(TensorType.BF16);
            case FP32 -> tensor.as(TensorType.F32);
        };
    }
}

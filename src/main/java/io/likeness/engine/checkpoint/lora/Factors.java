package io.likeness.engine.checkpoint.lora;

import io.likeness.engine.EngineException.BadFile;
import io.likeness.engine.checkpoint.StoredTensor;
import org.jspecify.annotations.Nullable;

/** What the matrices must be of which an adapter's change is a product. */
final class Factors {

    /** No published adapter has a wider one; a whole layer of the largest models here has 1280 to 10240 rows. */
    private static final long LARGEST_RANK = 4096;

    /** Trained adapters are kept as float16: more than that holds is no strength. */
    private static final double LARGEST_SCALE = 65504;

    private Factors() {}

    static long rows(StoredTensor matrix) {
        return matrix.shape().get(0);
    }

    static long columns(StoredTensor matrix) {
        return matrix.shape().get(1);
    }

    /** How many places a core's window has; 1 without a core. */
    static long window(@Nullable StoredTensor core) {
        return core == null ? 1 : core.elements() / Math.max(1, rows(core) * columns(core));
    }

    static void requireMatrix(StoredTensor matrix) {
        if (matrix.shape().size() < 2 || matrix.elements() == 0) {
            throw new BadFile("%s has shape %s, expected a matrix".formatted(matrix.origin(), matrix.shape()));
        }
    }

    static void requireMeeting(StoredTensor inner, long width, StoredTensor outer, long other) {
        if (width != other) {
            throw new BadFile("%s has shape %s and %s has shape %s: they do not meet in a rank"
                    .formatted(inner.origin(), inner.shape(), outer.origin(), outer.shape()));
        }
    }

    static void requireRank(StoredTensor matrix, long rank, double alpha) {
        if (rank == 0 || !Double.isFinite(alpha)) {
            throw new BadFile("%s has rank %d and alpha %s".formatted(matrix.origin(), rank, alpha));
        }
        if (rank > LARGEST_RANK) {
            throw new BadFile("%s has rank %d; adapters have up to %d".formatted(matrix.origin(), rank, LARGEST_RANK));
        }
        if (Math.abs(alpha / rank) > LARGEST_SCALE) {
            throw new BadFile(
                    "%s has rank %d and alpha %s: no adapter is that strong".formatted(matrix.origin(), rank, alpha));
        }
    }
}

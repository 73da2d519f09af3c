package io.likeness.tasks.worker;

import io.likeness.common.NotFound;
import io.likeness.engine.EngineException;
import io.likeness.engine.inspection.LearnedWeights;
import io.likeness.models.BaseModels;
import io.likeness.tasks.FineTuningSettings;
import io.likeness.tasks.queue.PictureSizes;
import io.likeness.tasks.queue.TaskOrder;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How many more bytes the work of a task takes on the disk while it runs, at most. */
@Component
class DiskNeeds {

    /** Beside its weights a checkpoint keeps AdamW's two averages of each. */
    private static final int WITH_OPTIMIZER = 3;

    /** The engine keeps the last two while it writes the next. */
    private static final int MOST_CHECKPOINTS = 3;

    /** Of a PNG of noise, which nothing makes smaller, and what a picture says about itself. */
    private static final int BYTES_PER_PIXEL = 3;

    private static final long BYTES_AROUND_A_PICTURE = 16_384;

    private static final int SAMPLES = 2;

    /** In the task's folder first, then among the studio's files. */
    private static final int COPIES_OF_A_PICTURE = 2;

    /** A step's line in the worker's events, and the log beside them. */
    private static final long BYTES_PER_STEP = 160;

    private static final long BYTES_OF_LOGS = 1 << 20;

    private final BaseModels baseModels;
    private final PictureSizes sizes;
    private final TaskFolders folders;

    DiskNeeds(BaseModels baseModels, PictureSizes sizes, TaskFolders folders) {
        this.baseModels = baseModels;
        this.sizes = sizes;
        this.folders = folders;
    }

    /**
     * Beside what lies in the task's folder already. Nothing where files cannot be read: the work will fail with words of its own.
     *
     * @param outFolder names the folder that receives the results
     */
    long of(TaskOrder order, UUID outFolder) {
        try {
            return BYTES_OF_LOGS
                    + switch (order) {
                        case TaskOrder.FineTuning training -> of(training, outFolder);
                        case TaskOrder.Generation generation ->
                            generation.pictures().size()
                                    * COPIES_OF_A_PICTURE
                                    * picture(sizes.pixels(generation.request()));
                    };
        } catch (NotFound | EngineException unreadable) {
            return 0;
        }
    }

    private long of(TaskOrder.FineTuning order, UUID outFolder) {
        FineTuningSettings settings = order.request().settings();
        Path base = baseModels.folder(order.request().baseModel());
        long samples = settings.sampleEvery() == 0 ? 0 : SAMPLES * (settings.steps() / settings.sampleEvery());
        int checkpoints = Math.max(1, checkpoints(settings) - folders.checkpoints(outFolder));
        return checkpoints * checkpoint(settings, base)
                + (samples + settings.classImages())
                        * picture(sizes.pixels(order.request().baseModel()))
                + settings.steps() * BYTES_PER_STEP;
    }

    private static int checkpoints(FineTuningSettings settings) {
        int every = settings.checkpointEvery();
        return every == 0 ? 1 : Math.min(MOST_CHECKPOINTS, Math.ceilDiv(settings.steps(), every));
    }

    /** Links cost nothing, but none leads to another disk: there, all of the base model is copied. */
    private long checkpoint(FineTuningSettings settings, Path base) {
        long learned = LearnedWeights.bytes(base, settings.method(), settings.trainTextEncoder());
        return WITH_OPTIMIZER * learned + folders.bytesToCopy(base);
    }

    private static long picture(double pixels) {
        return (long) (BYTES_PER_PIXEL * pixels) + BYTES_AROUND_A_PICTURE;
    }
}

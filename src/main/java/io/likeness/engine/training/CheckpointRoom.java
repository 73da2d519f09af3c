package io.likeness.engine.training;

import io.likeness.engine.EngineException.NoRoom;
import io.likeness.engine.checkpoint.DiskRoom;
import java.nio.file.Path;

/**
 * Room for a training's checkpoints. It is asked for before each step, while the checkpoint of the step before still can be written.
 *
 * @param out where they go
 * @param bytes of each
 * @param folders makes room by removing older ones
 */
record CheckpointRoom(Path out, long bytes, CheckpointFolders folders) {

    /** Whether another step may be taken: the next checkpoint fits, once older ones than the last have gone if need be. */
    boolean isThere() {
        if (DiskRoom.left(out) >= bytes) {
            return true;
        }
        folders.keepOnlyTheNewest();
        return DiskRoom.left(out) >= bytes;
    }

    /** Whether one last checkpoint can be written, into what is kept free for others. */
    boolean isThereForTheLast() {
        return DiskRoom.usable(out) >= bytes;
    }

    /** Refuses a training before it begins. */
    void require() {
        if (!isThere()) {
            throw DiskRoom.lacking("a checkpoint of this training takes", bytes, DiskRoom.left(out));
        }
    }

    /**
     * Why a training stopped in the middle.
     *
     * @param kept of how many steps there is a whole checkpoint; 0 for none
     */
    NoRoom stopped(int done, int of, int kept) {
        String checkpoint = kept == done && done > 0
                ? "a whole checkpoint"
                : kept > 0 ? "the checkpoint of step %d as the last".formatted(kept) : "no checkpoint";
        return new NoRoom("Stopped after step %d of %d with %s. %s"
                .formatted(
                        done,
                        of,
                        checkpoint,
                        DiskRoom.lacking("the next checkpoint takes", bytes, DiskRoom.left(out))
                                .getMessage()));
    }
}

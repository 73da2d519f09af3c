package io.likeness.tasks.worker;

import io.likeness.common.ui.Quantities;
import io.likeness.engine.TrainingMethod.Lora;
import io.likeness.storage.DiskSpace;
import io.likeness.storage.FileStore;
import io.likeness.tasks.TaskFailure;
import io.likeness.tasks.queue.RunningOrders;
import io.likeness.tasks.queue.TaskOrder;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether the disk has room for a task: asked when it is submitted, and again when it starts, for what it needs from then on. */
@Component
public class TaskRoom {

    private final DiskNeeds needs;
    private final DiskSpace disk;
    private final RunningOrders running;

    TaskRoom(DiskNeeds needs, DiskSpace disk, RunningOrders running) {
        this.needs = needs;
        this.disk = disk;
        this.running = running;
    }

    /**
     * Why the task cannot run, and what to do; empty if there is room. What stays free for the studio itself and what running tasks are still
     * going to write counts as taken.
     *
     * @param outFolder names the folder that receives the results
     */
    public Optional<TaskFailure> lack(TaskOrder order, UUID outFolder) {
        long needed = needs.of(order, outFolder);
        long left = Math.max(0, disk.free() - FileStore.RESERVE_BYTES - promised(outFolder));
        return needed <= left ? Optional.empty() : Optional.of(words(order, needed, left));
    }

    private long promised(UUID outFolder) {
        return running.all().stream()
                .filter(other -> !other.outFolder().equals(outFolder))
                .mapToLong(other -> needs.of(other.order(), other.outFolder()))
                .sum();
    }

    private static TaskFailure words(TaskOrder order, long needed, long left) {
        return switch (order) {
            case TaskOrder.FineTuning training ->
                new TaskFailure(
                        "This training needs about %s on the server's disk, mostly for its checkpoints; %s are left for tasks."
                                .formatted(Quantities.bytes(needed), Quantities.bytes(left)),
                        training.request().settings().method() instanceof Lora
                                ? "Ask an administrator to make room on the disk, then try again."
                                : "Train an adapter (LoRA), which needs far less, or ask an administrator to make room on the"
                                        + " disk, then try again.");
            case TaskOrder.Generation generation ->
                new TaskFailure(
                        "%s up to %s on the server's disk; %s are left for tasks."
                                .formatted(
                                        generation.pictures().size() == 1
                                                ? "This picture needs"
                                                : "These %d pictures need"
                                                        .formatted(generation
                                                                .pictures()
                                                                .size()),
                                        Quantities.bytes(needed),
                                        Quantities.bytes(left)),
                        "Ask for fewer or smaller pictures, or ask an administrator to make room on the disk, then try again.");
        };
    }
}

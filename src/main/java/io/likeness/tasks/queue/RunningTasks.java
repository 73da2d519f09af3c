package io.likeness.tasks.queue;

import io.likeness.storage.FileKey;
import io.likeness.tasks.PictureMade;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to tasks while they run; every write is fenced by the attempt number, and says so if it came too late. */
@Service
@Transactional
public class RunningTasks {

    private final Fence fence;
    private final TaskFiles files;
    private final TrainedCheckpoints checkpoints;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RunningTasks(
            Fence fence,
            TaskFiles files,
            TrainedCheckpoints checkpoints,
            ApplicationEventPublisher events,
            Clock clock) {
        this.fence = fence;
        this.files = files;
        this.checkpoints = checkpoints;
        this.events = events;
        this.clock = clock;
    }

    /** Remembers the worker process, so that a restarted studio finds it again. */
    public boolean launched(Claim claim, Claim.Worker worker) {
        return fence.change(claim, (_, attempt) -> attempt.launched(worker.pid(), worker.started()));
    }

    /** Writes how far an attempt is, and that it is followed; returns whether its owner wants it stopped, or empty if it is fenced off. */
    public Optional<Boolean> moved(Claim claim, Moved moved) {
        boolean[] stop = {false};
        boolean current = fence.change(claim, (task, attempt) -> {
            stop[0] = task.stopWish() != null;
            if (!stop[0]) {
                task.stage().become(moved.stage());
            }
            task.stage().moveTo(moved.step(), moved.of(), moved.secondsLeft());
            attempt.seen(clock.instant(), moved.worked(), moved.eventsOffset());
        });
        return current ? Optional.of(stop[0]) : Optional.empty();
    }

    /**
     * How far an attempt is.
     *
     * @param worked what its worker has worked
     */
    public record Moved(
            String stage, int step, int of, @Nullable Long secondsLeft, Worked worked, long eventsOffset) {}

    /** Tells of a picture, once, together with how far the events were read. */
    public boolean pictureMade(Claim claim, int index, FileKey file, Worked worked, long eventsOffset) {
        return fence.change(claim, (task, attempt) -> {
            attempt.seen(clock.instant(), worked, eventsOffset);
            attempt.kept(worked);
            if (claim.order() instanceof TaskOrder.Generation generation
                    && files.addPicture(claim.task(), index, file)) {
                task.tries().gotFurther();
                events.publishEvent(new PictureMade(
                        claim.task(),
                        index,
                        claim.owner(),
                        claim.subject(),
                        file,
                        generation.pictures().get(index),
                        clock.instant()));
            }
        });
    }

    /** Registers weights that the task wrote, in a folder relative to the studio's home. */
    public boolean checkpointWritten(Claim claim, int step, Path folder, Worked worked) {
        return fence.change(claim, (task, attempt) -> {
            attempt.kept(worked);
            task.tries().gotFurther();
            checkpoints.register(claim, step, folder);
        });
    }
}

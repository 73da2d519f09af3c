package io.likeness.tasks.worker;

import io.likeness.engine.EngineEvent;
import io.likeness.storage.FileKey;
import io.likeness.storage.FileStore;
import io.likeness.tasks.queue.Claim;
import io.likeness.tasks.queue.RunningTasks;
import io.likeness.tasks.queue.TaskOrder;
import io.likeness.tasks.queue.Worked;
import io.likeness.tasks.worker.EventFile.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** What the database and the file store must know of a worker's events; doing it again after a restart changes nothing. */
@Component
class EventEffects {

    private final RunningTasks running;
    private final FileStore files;
    private final TaskFolders folders;

    EventEffects(RunningTasks running, FileStore files, TaskFolders folders) {
        this.running = running;
        this.files = files;
        this.folders = folders;
    }

    void act(Claim claim, Line line, Worked worked, ProgressTracker tracker) {
        switch (line.event()) {
            case EngineEvent.ImageWritten image -> keep(claim, image, line.end(), worked, tracker);
            case EngineEvent.CheckpointWritten checkpoint -> register(claim, checkpoint, line.end(), worked);
            case EngineEvent.Preparing _,
                    EngineEvent.StepDone _,
                    EngineEvent.SampleWritten _,
                    EngineEvent.Denoising _,
                    EngineEvent.Noted _,
                    EngineEvent.Classified _,
                    EngineEvent.Finished _,
                    EngineEvent.Stopped _,
                    EngineEvent.Failed _ -> {}
        }
    }

    private void keep(Claim claim, EngineEvent.ImageWritten image, long end, Worked worked, ProgressTracker tracker) {
        if (claim.order() instanceof TaskOrder.Generation asked
                && image.index() >= asked.pictures().size()) {
            throw new LostResult("The worker told of picture %d, which nobody asked for.".formatted(image.index()));
        }
        Path file = folders.out(claim).resolve(image.file());
        try (InputStream content = Files.newInputStream(file)) {
            FileKey key = files.put(content);
            running.pictureMade(claim, image.index(), key, worked, end);
            tracker.stored(image.index(), key);
        } catch (NoSuchFileException e) {
            if (end > claim.eventsOffset()) { // else it is kept already
                throw new LostResult("The picture %s is gone from the task's folder.".formatted(image.file()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The picture " + file + " cannot be kept", e);
        }
    }

    /** The engine keeps only the latest checkpoints: one that was written while the studio was down may be gone by now, or go this moment. */
    private void register(Claim claim, EngineEvent.CheckpointWritten checkpoint, long end, Worked worked) {
        Path folder = folders.out(claim).resolve(checkpoint.folder()).normalize();
        if (end <= claim.eventsOffset() || !Files.isDirectory(folder)) {
            return;
        }
        try {
            running.checkpointWritten(claim, checkpoint.step(), folders.relative(folder), worked);
        } catch (UncheckedIOException e) {
            if (Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}

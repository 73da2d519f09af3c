package io.likeness.models;

import io.likeness.common.LikenessProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.util.FileSystemUtils;

/**
 * The files of checkpoints, deleted. A training's out folder holds its last weights beside the folders checkpoint-N of earlier ones, which
 * share files with it (hard links), and beside its samples, which are its task's.
 */
@Component
class CheckpointFiles {

    private static final String EARLIER = "checkpoint-";
    private static final String SAMPLES = "samples";
    private static final String INDEX = "model_index.json";

    private final CheckpointRepository checkpoints;
    private final ApplicationEventPublisher events;
    private final Path home;

    CheckpointFiles(CheckpointRepository checkpoints, ApplicationEventPublisher events, LikenessProperties properties) {
        this.checkpoints = checkpoints;
        this.events = events;
        this.home = properties.home();
    }

    /** Deletes the weights once the running transaction, which deletes the row, is through: a row without files would be no checkpoint. */
    void deleteAfterCommit(Checkpoint checkpoint) {
        events.publishEvent(new WeightsForgotten(checkpoint.folder(), checkpoint.step()));
    }

    /** Deletes the weights, and the optimizer's state that belongs to them; files that another checkpoint names stay. */
    @TransactionalEventListener(id = "models.CheckpointFiles")
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public void on(WeightsForgotten gone) {
        if (checkpoints.existsByFolder(gone.folder())) {
            return;
        }
        Path folder = home.resolve(gone.folder());
        try {
            if (folder.getFileName().toString().startsWith(EARLIER)) {
                FileSystemUtils.deleteRecursively(folder);
            } else {
                deletePublished(folder, gone.step());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint folder " + folder + " cannot be deleted", e);
        }
    }

    private static void deletePublished(Path out, int step) throws IOException {
        if (!Files.isDirectory(out)) {
            return;
        }
        Files.deleteIfExists(out.resolve(INDEX)); // half a model is none
        for (Path entry : entries(out)) {
            String name = entry.getFileName().toString();
            if (!name.equals(SAMPLES) && (!name.startsWith(EARLIER) || name.equals(EARLIER + step))) {
                FileSystemUtils.deleteRecursively(entry);
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}

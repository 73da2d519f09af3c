package io.likeness.models;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.subjects.SubjectId;
import io.likeness.users.CurrentAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The checkpoints of whoever asks. */
@Service
@Transactional(readOnly = true)
public class Checkpoints {

    private final CheckpointRepository checkpoints;
    private final CurrentAccount currentAccount;
    private final LikenessProperties properties;
    private final Clock clock;

    Checkpoints(
            CheckpointRepository checkpoints,
            CurrentAccount currentAccount,
            LikenessProperties properties,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.currentAccount = currentAccount;
        this.properties = properties;
        this.clock = clock;
    }

    /** My checkpoints of a subject, the newest first. */
    public List<CheckpointDetails> of(SubjectId subject) {
        return details(checkpoints.findByOwnerAndSubjectOrderByCreatedDescStepDesc(me(), subject.value()));
    }

    /** My checkpoints from one task, the last step first. */
    public List<CheckpointDetails> ofTask(UUID task) {
        return details(checkpoints.findByOwnerAndTaskOrderByStepDesc(me(), task));
    }

    /**
     * One of my checkpoints.
     *
     * @throws NotFound when there is none with this id, or it is someone else's
     */
    public CheckpointDetails get(CheckpointId id) {
        return checkpoints
                .findByIdAndOwner(id.value(), me())
                .map(Checkpoint::details)
                .orElseThrow(NotFound.of("Checkpoint", id));
    }

    /** The diffusers folder of a checkpoint; for work whose right to it was decided when it was submitted. */
    public Path folder(CheckpointId id) {
        return checkpoints
                .findById(id.value())
                .map(checkpoint -> properties.home().resolve(checkpoint.folder()))
                .orElseThrow(NotFound.of("Checkpoint", id));
    }

    /** Makes a checkpoint known; registering a task's step again keeps its id. */
    @Transactional
    public CheckpointId register(NewCheckpoint made) {
        long bytes = size(properties.home().resolve(made.folder()));
        Checkpoint checkpoint = checkpoints
                .findByTaskAndStep(made.task(), made.step())
                .orElseGet(() -> new Checkpoint(made, bytes, clock.instant()));
        checkpoint.replaceBy(made, bytes);
        return checkpoints.save(checkpoint).details().id();
    }

    private UUID me() {
        return currentAccount.id().value();
    }

    private static List<CheckpointDetails> details(List<Checkpoint> found) {
        return found.stream().map(Checkpoint::details).toList();
    }

    private static long size(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint folder " + folder + " cannot be read", e);
        }
    }
}

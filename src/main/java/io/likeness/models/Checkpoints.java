package io.likeness.models;

import io.likeness.common.LikenessProperties;
import io.likeness.common.NotFound;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.trash.Whereabouts;
import io.likeness.trash.Whereabouts.InTrash;
import io.likeness.users.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The checkpoints of the account that asks. */
@Service
@Transactional(readOnly = true, noRollbackFor = NotFound.class) // Whoever asks may well go on without it.
public class Checkpoints {

    /** What the file of a checkpoint that is an adapter is called in its folder, as diffusers calls it; its keys are kohya's. */
    public static final String ADAPTER_FILE = "pytorch_lora_weights.safetensors";

    private final CheckpointRepository checkpoints;
    private final CheckpointFiles files;
    private final SubjectService subjects;
    private final LikenessProperties properties;
    private final Clock clock;

    Checkpoints(
            CheckpointRepository checkpoints,
            CheckpointFiles files,
            SubjectService subjects,
            LikenessProperties properties,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.files = files;
        this.subjects = subjects;
        this.properties = properties;
        this.clock = clock;
    }

    /** The account's checkpoints of a subject, the newest first. */
    public List<CheckpointDetails> of(AccountId who, SubjectId subject) {
        return details(checkpoints.findByOwnerAndSubjectAndDeletedAtIsNullOrderByCreatedDescStepDesc(
                who.value(), subject.value()));
    }

    /** The checkpoint that the account's fine-tunings made last. */
    public Optional<CheckpointDetails> newest(AccountId who) {
        return checkpoints
                .findFirstByOwnerAndDeletedAtIsNullOrderByCreatedDescStepDesc(who.value())
                .map(Checkpoint::details);
    }

    /** The account's checkpoints that are adapters, the newest first. */
    public List<CheckpointDetails> adapters(AccountId who) {
        return details(checkpoints.findByOwnerAndAdapterTrueAndDeletedAtIsNullOrderByCreatedDescStepDesc(who.value()));
    }

    /** The account's checkpoints from one task, the last step first. */
    public List<CheckpointDetails> ofTask(AccountId who, UUID task) {
        return details(checkpoints.findByOwnerAndTaskAndDeletedAtIsNullOrderByStepDesc(who.value(), task));
    }

    /**
     * One of the account's checkpoints.
     *
     * @throws NotFound when there is none with this id, or it is someone else's
     */
    public CheckpointDetails get(AccountId who, CheckpointId id) {
        return checkpoints
                .findByIdAndOwner(id.value(), who.value())
                .filter(checkpoint -> checkpoint.deletedAt() == null)
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

    /** Anybody's checkpoint; for work whose right to it was decided when it was submitted. */
    CheckpointDetails any(CheckpointId id) {
        return checkpoints.findById(id.value()).map(Checkpoint::details).orElseThrow(NotFound.of("Checkpoint", id));
    }

    /** Makes a checkpoint known and forgets those of the subject that are gone; registering a task's step again keeps its id. */
    @Transactional
    public CheckpointId register(NewCheckpoint made) {
        forgetVanished(made);
        Path folder = properties.home().resolve(made.folder());
        long bytes = made.adapter() ? sizeOfAdapter(folder) : size(folder);
        Checkpoint checkpoint = checkpoints
                .findByTaskAndStep(made.task(), made.step())
                .orElseGet(() -> new Checkpoint(made, bytes, clock.instant()));
        checkpoint.replaceBy(made, bytes);
        return checkpoints.save(checkpoint).details().id();
    }

    /** Takes the sizes of a task's checkpoints from the disk once more, after something of them was removed. */
    @Transactional
    public void measureAgain(UUID task) {
        for (Checkpoint known : checkpoints.findByTask(task)) {
            Path folder = properties.home().resolve(known.folder());
            if (Files.isDirectory(folder)) {
                known.measured(known.details().adapter() ? sizeOfAdapter(folder) : size(folder));
            }
        }
    }

    /** Puts a checkpoint into the trash that came of a training which is there already, as it was still stopping. */
    @Transactional
    public void deleteAlong(CheckpointId id, Instant at, @Nullable UUID with) {
        checkpoints
                .findById(id.value())
                .filter(checkpoint -> checkpoint.deletedAt() == null)
                .ifPresent(checkpoint -> checkpoint.delete(at, with));
    }

    /** Puts one of the account's checkpoints into the trash; {@link #restore} brings it back. Tasks that were submitted with it go on. */
    @Transactional
    public void delete(AccountId who, CheckpointId id) {
        checkpoints
                .lock(id.value(), who.value())
                .filter(checkpoint -> checkpoint.deletedAt() == null)
                .orElseThrow(NotFound.of("Checkpoint", id))
                .delete(clock.instant(), null);
    }

    /**
     * Brings a deleted checkpoint back; one that is not deleted stays as it is.
     *
     * @return why it must stay deleted, as a sentence; empty if it is back
     */
    @Transactional
    public Optional<String> restore(AccountId who, CheckpointId id) {
        Optional<Whereabouts> subject = checkpoints
                .subjectOf(id.value(), who.value())
                .map(SubjectId::new)
                .map(subjects::whereabouts); // before the checkpoint
        Checkpoint checkpoint = checkpoints.lock(id.value(), who.value()).orElseThrow(NotFound.of("Checkpoint", id));
        if (subject.isPresent() && subject.get() instanceof InTrash) {
            return Optional.of("This checkpoint's subject is in the trash. Restore the subject first.");
        }
        checkpoint.restore();
        return Optional.empty();
    }

    /** Puts what a task trained into the trash along with the task. */
    @Transactional
    public void deleteWithTask(UUID task, Instant now) {
        checkpoints.deleteWithTask(task, now);
    }

    /** Brings back what went along with a task. */
    @Transactional
    public void restoreWithTask(UUID task) {
        checkpoints.restoreWith(task);
    }

    /** Deletes what a task trained for good. */
    @Transactional
    public void forgetOfTask(UUID task) {
        for (Checkpoint trained : checkpoints.findByTask(task)) {
            files.deleteAfterCommit(trained);
            checkpoints.delete(trained);
        }
    }

    /** The engine keeps only the latest checkpoints of a training. */
    private void forgetVanished(NewCheckpoint made) {
        checkpoints.findByOwnerAndSubject(made.owner().value(), made.subject().value()).stream()
                .filter(known -> !Files.isDirectory(properties.home().resolve(known.folder())))
                .forEach(checkpoints::delete);
    }

    private static List<CheckpointDetails> details(List<Checkpoint> found) {
        return found.stream().map(Checkpoint::details).toList();
    }

    /** It lies beside the parts of the base model. */
    private static long sizeOfAdapter(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint folder " + folder + " cannot be read", e);
        }
    }

    /** The weights themselves, without the training checkpoints that may lie in the same folder. */
    private static long size(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).toString().startsWith("checkpoint-"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint folder " + folder + " cannot be read", e);
        }
    }
}

package io.likeness.models;

import io.likeness.common.NotFound;
import io.likeness.common.ui.Quantities;
import io.likeness.subjects.SubjectFate;
import io.likeness.trash.OneByOne;
import io.likeness.trash.TrashHolds;
import io.likeness.trash.TrashKind;
import io.likeness.users.AccountFate;
import io.likeness.users.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deleted checkpoints, alone or along with their subject or task. Their files go when their rows are gone. */
@Component
@Order(20)
class CheckpointTrash implements TrashKind {

    private final CheckpointRepository checkpoints;
    private final CheckpointFiles files;
    private final Checkpoints service;
    private final TrashHolds holds;
    private final TransactionOperations transaction;

    CheckpointTrash(
            CheckpointRepository checkpoints,
            CheckpointFiles files,
            Checkpoints service,
            TrashHolds holds,
            TransactionOperations transaction) {
        this.checkpoints = checkpoints;
        this.files = files;
        this.service = service;
        this.holds = holds;
        this.transaction = transaction;
    }

    @Override
    public String label() {
        return "Checkpoint";
    }

    @Override
    public long count(AccountId who) {
        return checkpoints.countDeleted(who.value());
    }

    @Override
    public List<Deleted> of(AccountId who, Pageable request) {
        return checkpoints.deleted(who.value(), request);
    }

    @Override
    public List<Shown> show(AccountId who, Collection<UUID> ids) {
        return checkpoints.findByIdInAndOwner(ids, who.value()).stream()
                .map(checkpoint -> {
                    CheckpointDetails details = checkpoint.details();
                    String title = "%s, %s steps, %s"
                            .formatted(
                                    details.subjectWords(),
                                    Quantities.number(details.step()),
                                    Quantities.bytes(details.bytes()));
                    return new Shown(checkpoint.id(), title, "", false);
                })
                .toList();
    }

    @Override
    public Optional<String> restore(AccountId who, UUID id) {
        return service.restore(who, new CheckpointId(id));
    }

    @Override
    public Optional<String> forget(AccountId who, UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Checkpoint checkpoint = deleted(who, id);
            Optional<String> held = holds.why(id);
            if (held.isEmpty()) {
                forget(checkpoint);
            }
            return held;
        }));
    }

    @Override
    public void purge(Instant before) {
        new OneByOne(transaction)
                .each(
                        label(),
                        checkpoints.findByDeletedAtBeforeAndDeletedWithIsNull(before),
                        old -> checkpoints
                                .lock(old.id(), old.owner().value())
                                .filter(checkpoint -> checkpoint.deletedAt() != null)
                                .filter(checkpoint -> holds.why(checkpoint.id()).isEmpty())
                                .ifPresent(this::forget));
    }

    private Checkpoint deleted(AccountId who, UUID id) {
        return checkpoints
                .lock(id, who.value())
                .filter(checkpoint -> checkpoint.deletedAt() != null)
                .orElseThrow(NotFound.of("Deleted checkpoint", id));
    }

    /** Files go when this is through; of one that cannot be deleted then, the news is told again. */
    private void forget(Checkpoint checkpoint) {
        files.deleteAfterCommit(checkpoint);
        checkpoints.delete(checkpoint);
    }

    @EventListener
    @Order(20)
    void on(AccountFate.Forgotten gone) {
        checkpoints.findByOwner(gone.account().value()).forEach(this::forget);
    }

    @EventListener
    @Order(20) // after tasks, which may be at work on one
    void on(SubjectFate fate) {
        UUID subject = fate.subject().value();
        switch (fate) {
            case SubjectFate.Deleted deleted -> checkpoints.deleteWithSubject(subject, deleted.at());
            case SubjectFate.Restored _ -> checkpoints.restoreWith(subject);
            case SubjectFate.Forgotten _ ->
                checkpoints.findBySubjectAndDeletedAtIsNotNull(subject).forEach(this::forget);
        }
    }
}

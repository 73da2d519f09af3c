package io.likeness.tasks.queue;

import io.likeness.common.NotFound;
import io.likeness.models.Checkpoints;
import io.likeness.subjects.SubjectId;
import io.likeness.subjects.SubjectService;
import io.likeness.tasks.TaskFate;
import io.likeness.trash.Belongings;
import io.likeness.trash.OneByOne;
import io.likeness.trash.TrashHolds;
import io.likeness.trash.TrashKind;
import io.likeness.trash.Whereabouts;
import io.likeness.trash.Whereabouts.InTrash;
import io.likeness.users.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deleted tasks; what they made, checkpoints or pictures, goes and comes back with them. */
@Component
@Order(30)
public class TaskTrash implements TrashKind {

    private final TaskRepository tasks;
    private final TaskRemoval removal;
    private final Checkpoints checkpoints;
    private final SubjectService subjects;
    private final Belongings belongings;
    private final TrashHolds holds;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final Clock clock;

    TaskTrash(
            TaskRepository tasks,
            TaskRemoval removal,
            Checkpoints checkpoints,
            SubjectService subjects,
            Belongings belongings,
            TrashHolds holds,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            Clock clock) {
        this.tasks = tasks;
        this.removal = removal;
        this.checkpoints = checkpoints;
        this.subjects = subjects;
        this.belongings = belongings;
        this.holds = holds;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String label() {
        return "Task";
    }

    /** Puts a task that has ended there, with what it made. */
    public void delete(Task task) {
        Instant now = clock.instant();
        UUID id = task.id().value();
        task.delete(now, null);
        checkpoints.deleteWithTask(id, now);
        events.publishEvent(new TaskFate.Deleted(task.owner(), task.id(), now));
    }

    @Override
    public long count(AccountId who) {
        return tasks.countDeleted(who.value());
    }

    @Override
    public List<Deleted> of(AccountId who, Pageable request) {
        return tasks.deleted(who.value(), request);
    }

    @Override
    public List<Shown> show(AccountId who, Collection<UUID> ids) {
        Map<UUID, String> with = belongings.goneWith(ids);
        return tasks.findByIdInAndOwner(ids, who.value()).stream()
                .map(task -> new Shown(
                        task.id().value(),
                        task.title(),
                        with.getOrDefault(task.id().value(), ""),
                        false))
                .toList();
    }

    @Override
    public Optional<String> restore(AccountId who, UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Optional<Whereabouts> subject =
                    tasks.subjectOf(id, who.value()).map(SubjectId::new).map(subjects::whereabouts); // before the task
            Task task = owned(who, id);
            if (subject.isPresent() && subject.get() instanceof InTrash) {
                return Optional.of("\"%s\" stays deleted: its subject is in the trash. Restore the subject first."
                        .formatted(task.title()));
            }
            task.restore();
            checkpoints.restoreWithTask(id);
            events.publishEvent(new TaskFate.Restored(who, task.id()));
            return Optional.<String>empty();
        }));
    }

    @Override
    public Optional<String> forget(AccountId who, UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Task task = owned(who, id);
            if (task.deletedAt() == null) {
                throw NotFound.of("Deleted task", id).get();
            }
            Optional<String> held = holds.why(id);
            if (held.isEmpty()) {
                removal.forget(task);
            }
            return held;
        }));
    }

    @Override
    public void purge(Instant before) {
        new OneByOne(transaction)
                .each(
                        label(),
                        tasks.findByDeletedAtBeforeAndDeletedWithIsNull(before),
                        old -> tasks.lock(old.id().value())
                                .filter(task -> task.deletedAt() != null)
                                .filter(task -> holds.why(task.id().value()).isEmpty())
                                .ifPresent(removal::forget));
    }

    private Task owned(AccountId who, UUID id) {
        return tasks.lock(id).filter(task -> task.owner().equals(who)).orElseThrow(NotFound.of("Task", id));
    }
}

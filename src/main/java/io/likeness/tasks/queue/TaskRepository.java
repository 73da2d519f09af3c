package io.likeness.tasks.queue;

import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskStatus;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The task table; every query for a page names the owner. */
public interface TaskRepository extends Repository<Task, UUID> {

    Task save(Task task);

    Optional<Task> findById(UUID id);

    /** The row, locked until the transaction ends: transitions happen one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Task t where t.id = :id")
    Optional<Task> lock(UUID id);

    /** The account's tasks in one of these states, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Task t where t.owner = :owner and t.status in :statuses order by t.id")
    List<Task> lockByOwnerAndStatusIn(UUID owner, Collection<TaskStatus> statuses);

    Optional<Task> findByIdAndOwner(UUID id, UUID owner);

    Page<Task> findByOwner(UUID owner, Pageable request);

    List<Task> findByStatus(TaskStatus status);

    List<Task> findByKindAndStatus(TaskKind kind, TaskStatus status);

    List<Task> findByStatusIn(Collection<TaskStatus> statuses);

    int countByOwnerAndStatusIn(UUID owner, Collection<TaskStatus> statuses);

    @Query("select new io.likeness.tasks.queue.QueuedTask(t.id, t.owner, t.submitted, t.tries.lostInARow,"
            + " t.tries.notBefore, t.estimatedSeconds)"
            + " from Task t where t.status = io.likeness.tasks.TaskStatus.QUEUED")
    List<QueuedTask> queued();
}

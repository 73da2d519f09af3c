package io.likeness.tasks.queue;

import io.likeness.tasks.TaskKind;
import io.likeness.tasks.TaskStatus;
import io.likeness.trash.TrashKind.Deleted;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The task table; every query for a page names the owner. */
public interface TaskRepository extends Repository<Task, UUID> {

    Task save(Task task);

    Optional<Task> findById(UUID id);

    /** The row, locked until the transaction ends: transitions happen one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Task t where t.id = :id")
    Optional<Task> lock(UUID id);

    /** The subject that a task of the account is about, without loading the task: it is to be locked before it. */
    @Query("select t.subject from Task t where t.id = :id and t.owner = :owner")
    Optional<UUID> subjectOf(UUID id, UUID owner);

    /** All tasks of an account, locked until the transaction ends: news of what they made may be on the way. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Task t where t.owner = :owner order by t.id")
    List<Task> lockByOwner(UUID owner);

    /** The account's tasks in one of these states, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Task t where t.owner = :owner and t.status in :statuses order by t.id")
    List<Task> lockByOwnerAndStatusIn(UUID owner, Collection<TaskStatus> statuses);

    Optional<Task> findByIdAndOwnerAndDeletedAtIsNull(UUID id, UUID owner);

    Page<Task> findByOwnerAndDeletedAtIsNull(UUID owner, Pageable request);

    @Query("select count(t) from Task t where t.owner = :owner and t.deletedAt is not null and t.deletedWith is null")
    long countDeleted(UUID owner);

    @Query(
            "select new io.likeness.trash.TrashKind$Deleted(t.id, t.deletedAt) from Task t"
                    + " where t.owner = :owner and t.deletedAt is not null and t.deletedWith is null order by t.deletedAt desc, t.id")
    List<Deleted> deleted(UUID owner, Pageable request);

    List<Task> findByIdInAndOwner(Collection<UUID> ids, UUID owner);

    List<Task> findByDeletedAtBeforeAndDeletedWithIsNull(Instant before);

    /**
     * The tasks about a subject that are not in the trash, locked until the transaction ends. Read and locked at once: a row that was read
     * before it was locked would be written back as it was read, over the end that a worker wrote meanwhile.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Task t where t.subject = :subject and t.deletedAt is null order by t.id")
    List<Task> lockBySubject(UUID subject);

    /** The tasks about a subject that are in the trash, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Task t where t.subject = :subject and t.deletedAt is not null order by t.id")
    List<Task> lockDeletedOfSubject(UUID subject);

    /** What went into the trash with a subject, locked for the same reason: a worker may still be stopping. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Task t where t.deletedWith = :subject order by t.id")
    List<Task> lockDeletedWith(UUID subject);

    long countByOwner(UUID owner);

    long countBySubjectAndDeletedAtIsNull(UUID subject);

    boolean existsBySubjectAndKind(UUID subject, TaskKind kind);

    boolean existsByOutFolderAndIdNot(UUID outFolder, UUID id);

    void delete(Task task);

    /** A subject beside what went along with it. */
    record Along(UUID thing, long count) {}

    @Query("select new io.likeness.tasks.queue.TaskRepository$Along(t.deletedWith, count(t.id)) from Task t"
            + " where t.deletedWith in :things group by t.deletedWith")
    List<Along> along(Collection<UUID> things);

    /**
     * How many tasks that have not ended need a thing: themselves, what their order names, and what lies in the folder that they go on in.
     * No task is loaded, for whoever asks may be about to lock them, and what is loaded already is not read anew with its lock.
     */
    @Query(value = """
                    select count(*) from task t where t.status in ('QUEUED', 'RUNNING', 'PAUSED')
                    and (t.id = :thing or t.task_order like :named
                      or exists (select 1 from task o where o.id = :thing and o.out_folder = t.out_folder)
                      or exists (select 1 from checkpoint c join task o on o.id = c.task
                        where c.id = :thing and o.out_folder = t.out_folder))""", nativeQuery = true)
    int openThatNeed(UUID thing, String named);

    /** Some generations that failed or were cancelled before then, and whose folders nobody has tidied since. */
    @Query("""
            select t.id from Task t where t.tidied = false and t.kind = GENERATION and t.status in (FAILED, CANCELLED)
            and t.end.ended < :before order by t.id""")
    List<UUID> untidiedGenerations(Instant before, Limit limit);

    /** Some trainings that succeeded and whose folders nobody has tidied since, with ids after this one, in the order of their ids. */
    @Query("""
            select t from Task t where t.tidied = false and t.kind = FINE_TUNING and t.status = SUCCEEDED and t.id > :after
            order by t.id""")
    List<Task> untidiedTrainings(UUID after, Limit limit);

    @Transactional
    @Modifying
    @Query("update Task t set t.tidied = true where t.id in :ids")
    int tidied(Collection<UUID> ids);

    /** Those of these names of folders that a task has: its own, or that of its results. */
    @Query(
            "select t.id from Task t where t.id in :folders union select t.outFolder from Task t where t.outFolder in :folders")
    List<UUID> foldersAmong(Collection<UUID> folders);

    /** The task that another one took over can be tried again once that one is gone. */
    @Modifying(flushAutomatically = true)
    @Query("update Task t set t.end.retriedAs = null where t.end.retriedAs = :next")
    int forgetRetry(UUID next);

    /** Tasks that live on name a subject no more that is gone. */
    @Modifying(flushAutomatically = true)
    @Query("update Task t set t.subject = null where t.subject = :subject")
    int forgetSubject(UUID subject);

    List<Task> findByStatus(TaskStatus status);

    List<Task> findByStatusIn(Collection<TaskStatus> statuses);

    int countByOwnerAndStatusIn(UUID owner, Collection<TaskStatus> statuses);

    @Query("select new io.likeness.tasks.queue.QueuedTask(t.id, t.owner, t.submitted, t.tries.lostInARow,"
            + " t.tries.notBefore, t.estimatedSeconds)"
            + " from Task t where t.status = io.likeness.tasks.TaskStatus.QUEUED")
    List<QueuedTask> queued();
}

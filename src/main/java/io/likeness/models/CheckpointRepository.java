package io.likeness.models;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The checkpoints of all accounts; every query for a page names the owner. */
interface CheckpointRepository extends Repository<Checkpoint, UUID> {

    Checkpoint save(Checkpoint checkpoint);

    Optional<Checkpoint> findById(UUID id);

    Optional<Checkpoint> findByIdAndOwner(UUID id, UUID owner);

    void delete(Checkpoint checkpoint);

    Optional<Checkpoint> findByTaskAndStep(UUID task, int step);

    List<Checkpoint> findByOwnerAndSubject(UUID owner, UUID subject);

    List<Checkpoint> findByOwnerAndSubjectAndDeletedAtIsNullOrderByCreatedDescStepDesc(UUID owner, UUID subject);

    Optional<Checkpoint> findFirstByOwnerAndDeletedAtIsNullOrderByCreatedDescStepDesc(UUID owner);

    List<Checkpoint> findByOwnerAndAdapterTrueAndDeletedAtIsNullOrderByCreatedDescStepDesc(UUID owner);

    List<Checkpoint> findByOwnerAndTaskAndDeletedAtIsNullOrderByStepDesc(UUID owner, UUID task);

    /** The row, deleted or not, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Checkpoint c where c.id = :id and c.owner = :owner")
    Optional<Checkpoint> lock(UUID id, UUID owner);

    List<Checkpoint> findByOwnerAndDeletedAtIsNotNullAndDeletedWithIsNull(UUID owner);

    List<Checkpoint> findByIdInAndOwner(Collection<UUID> ids, UUID owner);

    List<Checkpoint> findByDeletedAtBeforeAndDeletedWithIsNull(Instant before);

    List<Checkpoint> findBySubjectAndDeletedAtIsNotNull(UUID subject);

    List<Checkpoint> findByTask(UUID task);

    List<Checkpoint> findByOwner(UUID owner);

    long countByOwner(UUID owner);

    boolean existsByFolderAndIdNot(String folder, UUID id);

    long countBySubjectAndDeletedAtIsNull(UUID subject);

    long countByTaskAndDeletedAtIsNull(UUID task);

    /** A subject or task beside what went along with it. */
    record Along(UUID thing, long count) {}

    @Query("select new io.likeness.models.CheckpointRepository$Along(c.deletedWith, count(c.id)) from Checkpoint c"
            + " where c.deletedWith in :things group by c.deletedWith")
    List<Along> along(Collection<UUID> things);

    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update Checkpoint c set c.deletedAt = :now, c.deletedWith = :subject"
            + " where c.subject = :subject and c.deletedAt is null")
    int deleteWithSubject(UUID subject, Instant now);

    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update Checkpoint c set c.deletedAt = :now, c.deletedWith = :task"
            + " where c.task = :task and c.deletedAt is null")
    int deleteWithTask(UUID task, Instant now);

    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update Checkpoint c set c.deletedAt = null, c.deletedWith = null where c.deletedWith = :thing")
    int restoreWith(UUID thing);
}

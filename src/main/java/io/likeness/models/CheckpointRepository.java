package io.likeness.models;

import io.likeness.trash.GoesWithTask;
import io.likeness.trash.TrashKind.Deleted;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The checkpoints of all accounts; every query for a page names the owner. */
interface CheckpointRepository extends GoesWithTask<Checkpoint> {

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

    /** The subject of a checkpoint, without loading the checkpoint: it is to be locked before it. */
    @Query("select c.subject from Checkpoint c where c.id = :id and c.owner = :owner")
    Optional<UUID> subjectOf(UUID id, UUID owner);

    /** The row, deleted or not, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Checkpoint c where c.id = :id and c.owner = :owner")
    Optional<Checkpoint> lock(UUID id, UUID owner);

    @Query(
            "select count(c) from Checkpoint c where c.owner = :owner and c.deletedAt is not null and c.deletedWith is null")
    long countDeleted(UUID owner);

    @Query(
            "select new io.likeness.trash.TrashKind$Deleted(c.id, c.deletedAt) from Checkpoint c"
                    + " where c.owner = :owner and c.deletedAt is not null and c.deletedWith is null order by c.deletedAt desc, c.id")
    List<Deleted> deleted(UUID owner, Pageable request);

    List<Checkpoint> findByIdInAndOwner(Collection<UUID> ids, UUID owner);

    List<Checkpoint> findByDeletedAtBeforeAndDeletedWithIsNull(Instant before);

    List<Checkpoint> findBySubjectAndDeletedAtIsNotNull(UUID subject);

    List<Checkpoint> findByTask(UUID task);

    List<Checkpoint> findByOwner(UUID owner);

    long countByOwner(UUID owner);

    boolean existsByFolder(String folder);

    long countBySubjectAndDeletedAtIsNull(UUID subject);

    long countByTaskAndDeletedAtIsNull(UUID task);
}

package io.likeness.subjects;

import io.likeness.trash.TrashKind.Deleted;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The subjects table. */
interface SubjectRepository extends Repository<Subject, UUID> {

    Subject saveAndFlush(Subject subject);

    Optional<Subject> findByIdAndOwnerId(UUID id, UUID owner);

    Optional<Subject> findByIdAndOwnerIdAndDeletedAtIsNull(UUID id, UUID owner);

    Page<Subject> findByOwnerIdAndDeletedAtIsNullAndNameContainingIgnoreCase(
            UUID owner, String namePart, Pageable request);

    Optional<Subject> findFirstByOwnerIdAndSampleTrueOrderByCreatedAt(UUID owner);

    @Query("select count(s) from Subject s where s.ownerId = :owner and s.deletedAt is not null")
    long countDeleted(UUID owner);

    @Query("select new io.likeness.trash.TrashKind$Deleted(s.id, s.deletedAt) from Subject s"
            + " where s.ownerId = :owner and s.deletedAt is not null order by s.deletedAt desc, s.id")
    List<Deleted> deleted(UUID owner, Pageable request);

    List<Subject> findByIdInAndOwnerId(Collection<UUID> ids, UUID owner);

    List<Subject> findByDeletedAtBefore(Instant before);

    List<Subject> findByOwnerId(UUID owner);

    void delete(Subject subject);

    long countByOwnerId(UUID owner);

    long count();

    boolean existsByIdentifier(String identifier);

    @Query("select s.identifier from Subject s where s.identifier in :identifiers")
    List<String> identifiersAmong(Collection<String> identifiers);

    /** The row, deleted or not, locked until the transaction ends: what belongs to it shares its fate. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Subject s where s.id = :id")
    Optional<Subject> lock(UUID id);

    /** All of an account, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Subject s where s.ownerId = :owner order by s.id")
    List<Subject> lockByOwner(UUID owner);

    /** Photos of one subject are added one after the other, so that limits and places hold. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Subject s where s.id = :id and s.ownerId = :owner and s.deletedAt is null")
    Optional<Subject> findForChange(UUID id, UUID owner);
}

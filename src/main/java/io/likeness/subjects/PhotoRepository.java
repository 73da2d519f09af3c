package io.likeness.subjects;

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
import org.springframework.data.repository.Repository;

/** The photos table. */
interface PhotoRepository extends Repository<Photo, UUID> {

    /** A photo's id beside its subject's, for cards. */
    record Cover(UUID subject, UUID photo) {}

    Photo save(Photo photo);

    List<Photo> findBySubjectIdAndDeletedAtIsNullOrderByPlace(UUID subject);

    Optional<Photo> findBySubjectIdAndSource(UUID subject, String source);

    int countBySubjectIdAndDeletedAtIsNull(UUID subject);

    @Query("select coalesce(max(p.place), -1) + 1 from Photo p where p.subjectId = :subject")
    int nextPlace(UUID subject);

    @Query("""
            select p from Photo p join Subject s on s.id = p.subjectId
            where p.id = :photo and s.ownerId = :owner and s.deletedAt is null""")
    Optional<Photo> findOwned(UUID photo, UUID owner);

    /** The subject of a photo, without loading the photo: it is to be locked before it. */
    @Query("""
            select p.subjectId from Photo p join Subject s on s.id = p.subjectId
            where p.id = :photo and s.ownerId = :owner and s.deletedAt is null""")
    Optional<UUID> subjectOf(UUID photo, UUID owner);

    @Query("""
            select new io.likeness.subjects.PhotoRepository$Cover(p.subjectId, p.id) from Photo p
            where p.subjectId in :subjects and p.deletedAt is null order by p.place""")
    List<Cover> covers(Collection<UUID> subjects);

    @Query("select distinct p.file from Photo p where p.file in :files")
    List<String> filesAmong(Collection<String> files);

    /** Photos that were deleted by themselves: those of a deleted subject went along with it. */
    @Query(
            "select count(p) from Photo p join Subject s on s.id = p.subjectId where s.ownerId = :owner and s.deletedAt is null and p.deletedAt is not null")
    long countDeleted(UUID owner);

    @Query(
            "select new io.likeness.trash.TrashKind$Deleted(p.id, p.deletedAt) from Photo p join Subject s on s.id = p.subjectId"
                    + " where s.ownerId = :owner and s.deletedAt is null and p.deletedAt is not null order by p.deletedAt desc, p.id")
    List<Deleted> deleted(UUID owner, Pageable request);

    @Query("""
            select p from Photo p join Subject s on s.id = p.subjectId
            where p.id in :photos and s.ownerId = :owner and s.deletedAt is null and p.deletedAt is not null""")
    List<Photo> deletedAmong(Collection<UUID> photos, UUID owner);

    /** One of these, locked until the transaction ends: it may be coming back. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select p from Photo p where p.id = :photo and p.deletedAt is not null
            and exists (select 1 from Subject s where s.id = p.subjectId and s.ownerId = :owner and s.deletedAt is null)""")
    Optional<Photo> lockDeleted(UUID photo, UUID owner);

    /** Those that were deleted by themselves before then, of all accounts. */
    @Query("""
            select p from Photo p join Subject s on s.id = p.subjectId
            where s.deletedAt is null and p.deletedAt < :before""")
    List<Photo> deletedBefore(Instant before);

    List<Photo> findBySubjectIdInOrderByPlace(Collection<UUID> subjects);

    void delete(Photo photo);

    void deleteAll(Iterable<Photo> photos);
}

package io.likeness.galleries;

import io.likeness.trash.TrashKind.Deleted;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The galleries table. */
interface GalleryRepository extends Repository<Gallery, UUID> {

    /** A gallery's id beside the number of its members. */
    record MemberCount(UUID gallery, long members) {}

    Gallery save(Gallery gallery);

    Gallery saveAndFlush(Gallery gallery);

    Optional<Gallery> findByIdAndDeletedAtIsNull(UUID id);

    Optional<Gallery> findByIdAndOwnerId(UUID id, UUID owner);

    List<Gallery> findByOwnerIdAndDeletedAtIsNullOrderByEverythingDescCreatedAt(UUID owner);

    int countByOwnerIdAndDeletedAtIsNull(UUID owner);

    @Query("""
            select g from Gallery g join g.members m
            where m.accountId = :account and g.deletedAt is null order by m.since desc""")
    List<Gallery> sharedWith(UUID account, Limit limit);

    /** One query for a whole list; a gallery without members is left out. */
    @Query("""
            select new io.likeness.galleries.GalleryRepository$MemberCount(g.id, count(m.accountId)) from Gallery g join g.members m
            where g.id in :galleries group by g.id""")
    List<MemberCount> memberCounts(Collection<UUID> galleries);

    @Query("select count(g) from Gallery g where g.ownerId = :owner and g.deletedAt is not null")
    long countDeleted(UUID owner);

    @Query("select new io.likeness.trash.TrashKind$Deleted(g.id, g.deletedAt) from Gallery g"
            + " where g.ownerId = :owner and g.deletedAt is not null order by g.deletedAt desc, g.id")
    List<Deleted> deleted(UUID owner, Pageable request);

    List<Gallery> findByIdInAndOwnerIdAndDeletedAtIsNotNull(Collection<UUID> ids, UUID owner);

    List<Gallery> findByDeletedAtBefore(Instant before);

    List<Gallery> findByOwnerId(UUID owner);

    long countByOwnerIdAndEverythingFalse(UUID owner);

    /** The row, deleted or not, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select g from Gallery g where g.id = :id")
    Optional<Gallery> lock(UUID id);

    void delete(Gallery gallery);

    /** A gallery's id beside the number of pictures that have a place in it. */
    record Places(UUID gallery, long pictures) {}

    /** One query for a whole list; a gallery without pictures is left out. */
    @NativeQuery("""
            select gallery_id as gallery, count(*) as pictures from gallery_pictures
            where gallery_id in (:galleries) group by gallery_id""")
    List<Places> places(Collection<UUID> galleries);

    @Modifying(flushAutomatically = true)
    @Query(value = "delete from gallery_pictures where gallery_id = :gallery", nativeQuery = true)
    int forgetPlaces(UUID gallery);

    @Modifying(flushAutomatically = true)
    @Query(value = "delete from gallery_members where account_id = :account", nativeQuery = true)
    int forgetMember(UUID account);
}

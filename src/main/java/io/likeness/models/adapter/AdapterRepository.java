package io.likeness.models.adapter;

import io.likeness.trash.GoesWithSubject;
import io.likeness.trash.TrashKind.Deleted;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;

/** The table of adapters; every query for a page names the owner. */
interface AdapterRepository extends GoesWithSubject<Adapter> {

    Adapter save(Adapter adapter);

    List<Adapter> findByOwnerAndDeletedAtIsNullOrderByUploadedDesc(UUID owner);

    Optional<Adapter> findByIdAndOwner(UUID id, UUID owner);

    /** The subject whose weights one holds, without loading it: it is to be locked before it. */
    @Query("select a.subject from Adapter a where a.id = :id and a.owner = :owner")
    Optional<UUID> subjectOf(UUID id, UUID owner);

    Optional<Adapter> findByOwnerAndFile(UUID owner, String file);

    @Query("""
            select new io.likeness.models.adapter.AdapterLimits$Kept(
            count(case when a.deletedAt is null then 1 end), coalesce(sum(a.bytes), 0)) from Adapter a
            where a.owner = :owner""")
    AdapterLimits.Kept kept(UUID owner);

    @Query("select distinct a.file from Adapter a where a.file in :files")
    List<String> filesAmong(Collection<String> files);

    List<Adapter> findByDeletedAtBeforeAndDeletedWithIsNull(Instant before);

    @Query(
            "select count(a) from Adapter a where a.owner = :owner and a.deletedAt is not null and a.deletedWith is null")
    long countDeleted(UUID owner);

    @Query(
            "select new io.likeness.trash.TrashKind$Deleted(a.id, a.deletedAt) from Adapter a"
                    + " where a.owner = :owner and a.deletedAt is not null and a.deletedWith is null order by a.deletedAt desc, a.id")
    List<Deleted> deleted(UUID owner, Pageable request);

    List<Adapter> findByIdInAndOwner(Collection<UUID> ids, UUID owner);

    List<Adapter> findBySubjectAndDeletedAtIsNotNull(UUID subject);

    List<Adapter> findByOwner(UUID owner);

    long countByOwner(UUID owner);

    long countBySubjectAndDeletedAtIsNull(UUID subject);

    void delete(Adapter adapter);
}

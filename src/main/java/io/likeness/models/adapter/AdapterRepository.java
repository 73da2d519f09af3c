package io.likeness.models.adapter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of adapters; every query for a page names the owner. */
interface AdapterRepository extends Repository<Adapter, UUID> {

    Adapter save(Adapter adapter);

    List<Adapter> findByOwnerAndDeletedAtIsNullOrderByUploadedDesc(UUID owner);

    Optional<Adapter> findByIdAndOwner(UUID id, UUID owner);

    Optional<Adapter> findByOwnerAndFile(UUID owner, String file);

    @Query("""
            select new io.likeness.models.adapter.AdapterLimits$Kept(
            count(case when a.deletedAt is null then 1 end), coalesce(sum(a.bytes), 0)) from Adapter a
            where a.owner = :owner""")
    AdapterLimits.Kept kept(UUID owner);

    @Query("select distinct a.file from Adapter a where a.file in :files")
    List<String> filesAmong(Collection<String> files);

    List<Adapter> findByDeletedAtBeforeAndDeletedWithIsNull(Instant before);

    List<Adapter> findByOwnerAndDeletedAtIsNotNullAndDeletedWithIsNull(UUID owner);

    List<Adapter> findByIdInAndOwner(Collection<UUID> ids, UUID owner);

    List<Adapter> findBySubjectAndDeletedAtIsNotNull(UUID subject);

    List<Adapter> findByOwner(UUID owner);

    long countByOwner(UUID owner);

    long countBySubjectAndDeletedAtIsNull(UUID subject);

    /** A subject beside what went along with it. */
    record Along(UUID thing, long count) {}

    @Query("select new io.likeness.models.adapter.AdapterRepository$Along(a.deletedWith, count(a.id)) from Adapter a"
            + " where a.deletedWith in :things group by a.deletedWith")
    List<Along> along(Collection<UUID> things);

    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update Adapter a set a.deletedAt = :now, a.deletedWith = :subject"
            + " where a.subject = :subject and a.deletedAt is null")
    int deleteWithSubject(UUID subject, Instant now);

    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update Adapter a set a.deletedAt = null, a.deletedWith = null where a.deletedWith = :subject")
    int restoreWith(UUID subject);

    void delete(Adapter adapter);
}

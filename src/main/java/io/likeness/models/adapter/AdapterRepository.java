package io.likeness.models.adapter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    List<Adapter> findByDeletedAtBefore(Instant before);

    void delete(Adapter adapter);
}

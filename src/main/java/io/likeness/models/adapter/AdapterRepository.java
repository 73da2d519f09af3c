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
            select new io.likeness.models.adapter.AdapterLimits$Kept(count(a), coalesce(sum(a.bytes), 0)) from Adapter a
            where a.owner = :owner and a.deletedAt is null""")
    AdapterLimits.Kept kept(UUID owner);

    @Query("select distinct a.file from Adapter a where a.file in :files")
    List<String> filesAmong(Collection<String> files);

    @Modifying
    @Query("delete from Adapter a where a.deletedAt < :before")
    int purge(Instant before);
}

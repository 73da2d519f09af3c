package io.likeness.galleries;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The galleries table. */
interface GalleryRepository extends Repository<Gallery, UUID> {

    Gallery save(Gallery gallery);

    Gallery saveAndFlush(Gallery gallery);

    Optional<Gallery> findByIdAndDeletedAtIsNull(UUID id);

    Optional<Gallery> findByIdAndOwnerId(UUID id, UUID owner);

    List<Gallery> findByOwnerIdAndDeletedAtIsNullOrderByEverythingDescCreatedAt(UUID owner);

    int countByOwnerIdAndDeletedAtIsNull(UUID owner);

    @Query("""
            select g from Gallery g join g.members m
            where m.accountId = :account and g.deletedAt is null order by m.since desc""")
    List<Gallery> sharedWith(UUID account);
}

package io.likeness.models.adapter;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The owners of adapters, one per account. */
interface AdapterOwnerRepository extends Repository<AdapterOwner, UUID> {

    AdapterOwner save(AdapterOwner owner);

    void deleteById(UUID accountId);

    /** Waits until no other transaction adds to this account's adapters, on whatever node, and keeps others waiting until this one ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from AdapterOwner o where o.accountId = :accountId")
    Optional<AdapterOwner> lock(UUID accountId);
}

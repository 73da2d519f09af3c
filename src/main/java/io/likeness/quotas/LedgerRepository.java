package io.likeness.quotas;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The ledgers, one per account. */
interface LedgerRepository extends Repository<Ledger, UUID> {

    Ledger save(Ledger ledger);

    /** For showing; not for changing, as another transaction may change it meanwhile. */
    Optional<Ledger> findById(UUID accountId);

    void deleteById(UUID accountId);

    /** For showing. */
    List<Ledger> findByAccountIdIn(Collection<UUID> accountIds);

    /** Waits until no other transaction changes this ledger, and keeps it until this one ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from Ledger l where l.accountId = :accountId")
    Optional<Ledger> lock(UUID accountId);
}
